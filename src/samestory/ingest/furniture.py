"""Furniture: lines of a page that are not running text.

Precision before recall: every pattern needs words that only furniture has, in a short paragraph, so
that an ordinary short sentence or a line of speech stays text.
"""

from __future__ import annotations

import re

from samestory.ingest.agencies import KNOWN
from samestory.types import BlockKind

__all__ = ["is_heading_line", "kind_of"]

_LONGEST = 500  # characters; what is longer is text

_NAME = r"(?!(?:The|THE|This|THIS)\b)(?:[A-Z][\w.'’-]+|[A-Z]\.?)(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al|la|el|der)){1,4}"
_NAMES = rf"{_NAME}(?:(?:,| and| &|, and) {_NAME}){{0,4}}"
_BYLINE = re.compile(
    rf"(?:(?:By|BY|by|Written by|Words by|Story by|Posted by|Text by)\s*:? {_NAMES}"
    rf"(?:\s*(?:,|\||\bof\b|\bfor\b|[–—-])\s*[^.!?]{{2,60}})?"
    rf"|By (?:Staff|Staff [Rr]eporters?|Staff [Ww]riters?|Reuters|AFP|AP|[A-Z][\w ]{{2,30}} (?:Staff|staff))"
    rf"|(?:Staff reporters?|Staff writers?|Special correspondent)"
    rf"|{_NAMES} \| [A-Z][^.!?]{{1,50}}"
    rf"|{_NAME}, (?:opinion contributor|Opinion contributor|contributor|USA TODAY|Associated Press|Reuters)"
    r"|Opinion contributor|Contributing columnist"
    r"|(?:Last )?(?:[Uu]pdated|UPDATED|Published|PUBLISHED|Posted|Modified)(?: at| on|:)? [^.!?]{0,20}\d"
    r"(?:[^.!?]|[ap]\.m\.?){0,50}"
    r"|\d{1,2} (?:years?|months?|weeks?|days?|hours?|minutes?) ago"
    r"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December) \d{1,2},? \d{4}(?:,? (?:at )?\d[\d:]* ?[apAP]\.?[mM]\.?(?: [A-Z]{2,4})?)?"
    r")[.]?"
)
_AGENCY = "|".join(re.escape(name) for name in sorted(KNOWN, key=len, reverse=True))
# Names, and the few small words between them: a sentence has others.
_ONLY_NAMES = (
    r"(?:(?:[A-Z][\w.'’@-]*|[&•—–-]|and|in|by|from|the|of|desk|with|for|at|via|additional|editing|writing|reporting|"
    r"research|compiled|graphics|bureau|newsroom|staff|team|de|van|von|bin|al|la|del)[,;:.)*_\]]*(?: |/|$))"
)
_CREDIT = re.compile(
    r"[(\[*_—–-]{0,3}\s*(?:"
    r"(?:Additional |Extra |Further )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Rr]esearch|[Tt]ranslat(?:ed|ion)|"
    r"[Cc]ompiled|[Ee]dited|[Rr]eported)(?:,? (?:and )?(?:writing|editing|reporting|research))* by:? (?=[A-Z])"
    rf"{_ONLY_NAMES}{{1,40}}"
    r"|.{2,160}\bcontributed (?:\w+ ){0,2}(?:to|for) (?:this|the) (?:\w+ )?(?:report|story|article|piece|post|analysis)[.)]*"
    r"|Contribut(?:ing|ors?|ed by)\s?: ?[A-Z].{0,160}"
    r"|With (?:files|reporting|additional reporting|assistance) (?:from|by) .{2,120}|[Hh]/[Tt] [A-Z].{1,60}"
    rf"|{_NAMES} reported from [A-Z][\w., ]{{2,60}}"
    rf"|(?:{_AGENCY})[).]?"
    r"|(?:©|\(c\)|Copyright\b|Image copyright\b).{0,300}"
    r"|All rights reserved\b.{0,200}"
    r"|Sources?: [A-Z][^.!?]{2,120}[.]?"
    r"|(?:This|The) (?:article|story|report|column|piece|post|essay|op-ed) (?:is|was|has been) "
    r"(?:based in part on|originally|first|produced|provided|published|adapted|excerpted|translated)\b.{0,200}"
    r"|Content created by\b.{0,300}"
    r"|(?:Article|Story) (?:re)?posted with permission\b.{0,120}"
    r"|(?:[•*] )?This article is based in part on wire\b.{0,60}"
    r")"
)
_AGENCIES_AT_END = (
    r"(?:AP|AFP|Reuters|REUTERS|EPA|Xinhua|VCG|POOL|Pool|Bloomberg|TASS|dpa|PA|UPI|Landov|Corbis)"
)
_CAPTION = re.compile(
    r"(?:Enlarge this image|Image copyright|Image caption|Image source|Media playback|Media caption|Hide caption|"
    r"Toggle caption|Caption:|Photo credit|Facebook Twitter Pinterest|Slideshow \(|next Image \d|Photo Illustration|File photo\b).{0,400}"
    r"|(?:Photo|Video|Image|Chart|Slideshow|Graphic|CAPTION|Caption)"
    r"|FILE(?: PHOTO)?\s?(?:[-–—:]|\.).{0,450}"
    r"|\(?\[?(?:Photos?|Pictures?|Photographs?|Images?|Illustrations?|Credit|Graphic|Credits)"
    r"(?: by | courtesy |\s?:\s?|/| via )(?! ?[a-z]+ [a-z]+ [a-z]+).{1,140}"
)
# What a caption ends in.
_CAPTION_END = re.compile(
    r"(?:\b(?:Getty Images|Shutterstock|iStock|Alamy(?: Stock Photo)?|AP Photo(?:/[^.]{2,40})?|AP Images)\)?\.?"
    rf"|\w ?/ ?{_AGENCIES_AT_END}(?:/[\w ]{{2,25}}|(?: via)? [A-Z][\w ]{{2,20}})?\)?"
    r"|\[(?:Photo|File photo|Image|Video|Picture|Xinhua|Agencies)\b[^\]]{0,80}\]\.?"
    r"|\((?:Photo|File photo|Image|Video|Picture|AP Photo)\b[^)]{0,100}\)\.?"
    r"|\s(?:Photograph|Photo|Picture|Image|Illustration|Credit): [A-Z][^.!?]{1,60}\.?"
    r"|(?:^|\s)[–—-]{1,2} ?[^@.!?]{1,60}\(@\w{1,20}\)(?: [A-Z]\w{2,8} \d{1,2}, \d{4})?"  # an embedded post
    r")$"
)
_PROMO_LINES = frozenset(
    """ad|ads|advert|advertisement|advertisements|sponsored|sponsored content|story continued below|story continues below|
    story continues below advertisement|story continues below ad|article continues below|article continues after sponsor message|
    continue reading|continue reading the main story|advertisement continue reading the main story|loading|close|pullquote|
    more on this|more|related|related stories|related articles|related content|related coverage|recommended|read more|
    read on|read next|up next|watch|listen|see also|see more|share|share this|share this story|share this article|most read|
    most popular|trending|trending now|newsletter|newsletter signup|newsletter sign up|subscribe|subscribe now|sign up|
    sign up now|email|comments|leave a comment|play|play facebook|play video|play twitter|skip|skip ad|
    take our poll story continues below|you may also like|editors picks|editor's picks|don't miss|also on this site|
    youtube|facebook|twitter|instagram|www.youtube.com""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_PROMO_CUE = re.compile(
    r"[(\[*_•»>-]{0,3}\s*(?:"
    r"(?:READ|SEE|WATCH|LISTEN|RELATED|ALSO|MORE|VIDEOS?|PHOTOS?|GALLERY|PICTURES|POLL|QUIZ|SLIDESHOW|PODCAST)"
    r"(?: (?:MORE|ALSO|NOW|HERE|NEXT|THIS|ON|TO|BELOW|AND|WATCH|READ|STORIES|ARTICLES|[A-Z]{3,12})){0,3}\s?[:>»|](?:.{0,200})"
    r"|(?:Read|See|Watch|Listen|View)(?: [Mm]ore| [Aa]lso| [Nn]ow| here| next| this)?\s?(?:[:>»|]\s?)\S.{0,200}"
    r"|(?:Also|More) (?:on|from|in) (?:POLITICO|[A-Z]\w{2,20})\s?:.{0,200}"
    r"|(?:Related|More|Earlier|Also|Full [Cc]overage|Gallery|Video|Podcast|Quiz|Poll|Recommended|Read more|Read next)\s?(?:[:>»|]\s?)[A-Z‘“\"'0-9].{0,200}"
    r"|(?:Related|More [Oo]n [Tt]his)\b\W{0,4} (?:[A-Z][\w'’,-]*\s?){2}[^.]{0,150}"
    r"|(?:Sign|SIGN) (?:up|UP) (?:for|to|here|now|today)\b.{0,250}"
    r"|(?:Subscribe|SUBSCRIBE) (?:to|now|today|here|for)\b.{0,200}"
    r"|(?:Click|CLICK|Tap) (?:here|HERE|for more|for the|to (?:read|watch|see|view|listen|get|subscribe|expand|share))\b.{0,250}"
    r"|(?:Follow|FOLLOW) (?:@\w+|us\b|him\b|her\b|me\b|them\b|[^.!?]{2,80} on (?:Twitter|Facebook|Instagram|X|Threads|Bluesky|"
    r"facebook)|[^.!?]{2,60}(?:@|facebook\.com)).{0,200}"
    r"|Follow \w.{0,80} on (?:Twitter|Facebook|Instagram|Threads).{0,60}"
    r"|Follow (?:all|full|live) .{0,60}\bcoverage\b.{0,200}"
    r"|Like us on Facebook.{0,120}|Join the (?:conversation|discussion)\b.{0,120}|Find us on (?:Facebook|Twitter).{0,80}"
    r"|Get (?:the|our|all|your|more)\b.{0,160}\b(?:inbox|newsletter|app|alerts)\b.{0,250}"
    r"|Download (?:our|the) .{0,40}\bapp\b.{0,120}"
    r"|(?:Want|Like) .{0,100}\b(?:in your inbox|newsletter)\b.{0,160}"
    r"|.{0,80}\bnewsletter\b.{0,60}\b(?:[Ss]ign up|[Ss]ubscribe)\b.{0,200}|.{0,90}\bin your inbox|Newsletter [Ss]ign.{0,250}"
    r"|Visit .{2,60} (?:homepage|website|home page) for (?:more|the latest)\b.{0,80}"
    r"|Read or Share this story\b.{0,120}|Read more (?:of|about|from|on|at|here|in)\b[^.]{0,150}\.?|Read the (?:full|original) \w+ (?:here|at)\b.{0,100}"
    r"|(?:Contact|Email|E-mail) (?:us|the (?:author|reporter|writer|editor)s?|[A-Z][\w ]{2,40})(?: at|:) ?\S+@?\S*.{0,80}"
    r"|(?:Send|Got|Have) (?:a |your )?(?:news )?(?:tips?|letters|TIP)\b.{0,160}"
    r"|(?:Support|Donate to) (?:our|[A-Z][\w’' ]{1,30}’s|[A-Z][\w' ]{1,30}'s) (?:\w+ )?(?:journalism|reporting|work)\b.{0,80}"
    r"|SHARE THIS ARTICLE.{0,60}|JUST WATCHED .{0,250}|Something to Consider If you enjoyed .{0,300}"
    r"|(?:Write|Reach) (?:to )?(?:the )?[A-Z][\w. ]{2,60} at \S+@\S+|Download (?:the|our) [^.!?]{2,60} here\.?"
    r"|[Ss]tory [Cc]ontinue[sd] [Bb]elow.{0,60}|.{0,40}[-–—] story continues below|Email \*.{0,20}"
    r"|(?:https?://|www\.)\S+|pic\.twitter\.com/\S+"
    r"|.{2,200}[^.!?]\s(?:Read|READ) (?:more|MORE)"
    r"|.{2,120}\bwww\.youtube\.com"
    r"|(?:Check|CHECK) out .{0,60}\b(?:podcast|newsletter|app|channel)\b.{0,100}"
    r"|For more (?:news|stories|on this|information),? .{0,80}\b(?:visit|click|follow|see|go to)\b.{0,80}"
    r")"
)
_EMPTY_END = re.compile(r"[.!?…,;:–—-]$")
_CLOSERS = re.compile(r"['\"”’»)\]*_]+$")
_BULLET = re.compile(r"[-*•·–—▪●◦>|]\s|[•▪●◦]|\d+\)|[\"“‘«„(\['’]")
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_RULE = re.compile(r"[^\w\s\"'“”‘’«»!?…]+(?:\s[^\w\s\"'“”‘’«»!?…]+)*|[_\s*-]+")  # *** or ___
_ALL_CAPS_LABEL = re.compile(r"(?:[A-Z]{3,}[/& ]{0,3}){1,4}:")
_HEADING_WORDS = 12
_HEADING_MAX = 90
_CAPITALS_MAX = 200  # a line all in capitals is never running text


def kind_of(copy: str) -> BlockKind | None:
    """Tell what furniture a paragraph is, by its own words.

    Parameters
    ----------
    copy : str
        The repaired copy of one paragraph.

    Returns
    -------
    BlockKind or None
        None for text, and for what only its place can tell (headings, repeated titles).
    """
    if len(copy) > _LONGEST:
        return None
    if _RULE.fullmatch(copy):
        return "heading"
    if _MARKDOWN.match(copy) or _ALL_CAPS_LABEL.fullmatch(copy):
        return "heading"
    plain = copy.strip(" .:*[]()-–—_|»>").casefold().replace("’", "'")
    if plain in _PROMO_LINES or _PROMO_CUE.fullmatch(copy):
        return "promo"
    if _CREDIT.fullmatch(copy) and not copy.startswith("Image copyright"):
        return "credit"
    if _CAPTION.fullmatch(copy) or _CAPTION_END.search(copy):
        return "caption"
    if len(copy) <= 160 and _BYLINE.fullmatch(copy.strip("*_")):
        return "byline"
    return None


def is_heading_line(copy: str) -> bool:
    """Tell whether a line has the shape of a heading: short, no mark at its end, not speech."""
    if len(copy) > (_CAPITALS_MAX if copy.isupper() else _HEADING_MAX) or _BULLET.match(copy):
        return False
    if len(copy.split()) > _HEADING_WORDS and not copy.isupper():
        return False
    if copy[0].islower() or not any(char.isalpha() for char in copy):
        return False
    return _EMPTY_END.search(_CLOSERS.sub("", copy)) is None and _EMPTY_END.search(copy) is None
