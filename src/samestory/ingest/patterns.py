"""The words by which furniture is known: one pattern a line, by kind.

Each must match a whole paragraph (``CAPTION_END``: its end, ``GALLERY``: its beginning). A pattern needs words that
running text does not have: "Related: ..." is a promo, "Related costs rose." is not. Quantifiers have bounds, so that
no text can make matching slow.
"""

from __future__ import annotations

import re

from samestory.ingest.agencies import KNOWN

__all__ = ["BYLINE", "CAPTION", "CAPTION_END", "COUNTED", "CREDIT", "GALLERY", "PROMO", "PROMO_LINES"]


def _any(*patterns: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(patterns)}){after}")


_FIRST = r"(?!(?:The|THE|This|THIS)\b)(?:[A-Z][\w.'’-]+|[A-Z]\.?)"
_NAME = rf"{_FIRST}(?: (?:[A-Z][\w.'’-]*|de|van|von|bin|al|la|el|der)){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:,| and| &|, and) {_NAME}){{0,4}}"
# Names and the few small words between them: a sentence has others.
_SMALL = (
    "and|in|by|from|the|of|desk|with|for|at|via|additional|editing|writing|reporting|research|compiled|"
    "graphics|bureau|newsroom|staff|team|de|van|von|bin|al|la|del"
)
_ONLY_NAMES = rf"(?=[A-Z])(?:(?:[A-Z][\w.'’@-]*|[&•—–-]|{_SMALL})[,;:)*_\]]*(?: |/|$)){{1,40}}"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)  # fmt: skip
_AGENCY = "|".join(re.escape(name) for name in sorted(KNOWN, key=len, reverse=True))

BYLINE = _any(
    rf"(?:By|BY|by|Written by|Words by|Story by|Posted by|Text by)\s*:? {_NAMES}"
    r"(?:\s*(?:,|\||\bof\b|\bfor\b|[–—-])\s*[^.!?]{2,60})?",
    r"By (?:Staff|Staff [Rr]eporters?|Staff [Ww]riters?|Reuters|AFP|AP|[A-Z][\w ]{2,30} (?:Staff|staff))",
    r"Staff reporters?|Staff writers?|Special correspondent|[Oo]pinion contributor|Contributing columnist",
    rf"{_NAMES} \| [A-Z][^.!?]{{1,50}}",
    rf"{_NAME}, (?:[Oo]pinion contributor|contributor|USA TODAY|Associated Press|Reuters)",
    r"(?:Last )?(?:[Uu]pdated|UPDATED|Published|PUBLISHED|Posted|Modified)(?: at| on|:)? "
    r"[^.!?]{0,20}\d(?:[^.!?]|[ap]\.m\.?){0,50}",
    r"\d{1,2} (?:years?|months?|weeks?|days?|hours?|minutes?) ago",
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTHS}) \d{{1,2}},? \d{{4}}"
    r"(?:,? (?:at )?\d[\d:]{0,5} ?[apAP]\.?[mM]\.?(?: [A-Z]{2,4})?)?",
    after=r"\.?",
)

_REPORTING = "[Rr]eporting|[Ww]riting|[Ee]diting|[Rr]esearch|[Tt]ranslat(?:ed|ion)|[Cc]ompiled|[Ee]dited"
_ARTICLE = "article|story|report|column|piece|post|essay|op-ed|analysis"
_MADE = "based in part on|originally|first|produced|provided|published|adapted|excerpted|translated"

CREDIT = _any(
    rf"(?:Additional |Extra |Further )?(?:{_REPORTING}|[Rr]eported)"
    rf"(?:,? (?:and )?(?:writing|editing|reporting|research)){{0,3}} by:? {_ONLY_NAMES}",
    rf".{{2,160}}\bcontributed (?:\w+ ){{0,2}}(?:to|for) (?:this|the) (?:\w+ )?(?:{_ARTICLE})[.)]{{0,2}}",
    r"Contribut(?:ing|ors?|ed by)\s?: ?[A-Z].{0,160}",
    r"With (?:files|reporting|additional reporting|assistance) (?:from|by) .{2,120}",
    rf"{_NAMES} reported from [A-Z][\w., ]{{2,60}}",
    r"[Hh]/[Tt] [A-Z].{1,60}",
    rf"(?:{_AGENCY})[).]{{0,2}}",
    r"(?:©|\(c\)|Copyright\b).{0,300}",
    r"All rights reserved\b.{0,200}",
    r"Sources?: [A-Z][^.!?]{2,120}\.?",
    rf"(?:This|The) (?:{_ARTICLE}) (?:is|was|has been) (?:{_MADE})\b.{{0,200}}",
    r"Content created by\b.{0,300}",
    r"(?:Article|Story) (?:re)?posted with permission\b.{0,120}",
    before=r"[(\[*_•—–-]{0,3}\s?",
)

_PICTURE = "Photos?|Pictures?|Photographs?|Images?|Illustrations?|Credits?|Graphic"

CAPTION = _any(
    r"(?:Enlarge this image|Facebook Twitter Pinterest|next Image \d|Slideshow \(|File photo\b).{0,400}",
    r"(?:Image copyright|Image caption|Image source|Media playback|Media caption|Caption:).{0,400}",
    r"(?:Hide caption|Toggle caption|toggle caption|Photo credit|Photo Illustration).{0,400}",
    r"Photo|Video|Image|Chart|Slideshow|Graphic|CAPTION|Caption",
    r"FILE(?: PHOTO)?\s?[-–—:.].{0,450}",
    rf"[(\[]{{0,2}}(?:{_PICTURE})(?: by | courtesy |\s?:\s?|/| via )(?! ?[a-z]+ [a-z]+ [a-z]+).{{1,140}}",
)

# A gallery as one paragraph, however long: all its captions, each with its number.
GALLERY = re.compile(r"(?:Photos?: ){1,3}.{0,600}?\bHide Caption \d{1,3} of \d{1,3}\b")
# Where it began with a caption, its count stands between them, or at the end of the only one.
COUNTED = re.compile(r"\bHide Caption \d{1,3} of \d{1,3}(?: Photos?:|\s*$)")

_WIRES = "AP|AFP|Reuters|REUTERS|EPA|Xinhua|VCG|POOL|Pool|Bloomberg|TASS|dpa|PA|UPI|Landov|Corbis"

CAPTION_END = _any(
    r"\b(?:Getty Images|Shutterstock|iStock|Alamy(?: Stock Photo)?|AP Photo(?:/[^.]{2,40})?|AP Images)\)?\.?",
    rf"\w ?/ ?(?:{_WIRES})(?:/[\w ]{{2,25}}|(?: via)? [A-Z][\w ]{{2,20}})?\)?",
    r"\[(?:Photo|File photo|Image|Video|Picture|Xinhua|Agencies)\b[^\]]{0,80}\]\.?",
    r"\((?:Photo|File photo|Image|Video|Picture|AP Photo)\b[^)]{0,100}\)\.?",
    r"\s(?:Photograph|Photo|Picture|Image|Illustration|Credit): [A-Z][^.!?]{1,60}\.?",
    # a post of a social network, embedded: "— Name (@name) April 26, 2021"
    r"(?:^|\s)[–—-]{1,2} ?[^@.!?]{1,60}\(@\w{1,20}\)(?: [A-Z]\w{2,8} \d{1,2}, \d{4})?",
    after="$",
)

PROMO_LINES = frozenset(
    """
    ad; ads; advert; advertisement; advertisements; sponsored; sponsored content; skip; skip ad; close;
    story continued below; story continues below; story continues below advertisement; loading; pullquote;
    story continues below ad; article continues below; article continues after sponsor message; email;
    continue reading; continue reading the main story; advertisement continue reading the main story;
    more on this; more; related; related stories; related articles; related content; related coverage;
    recommended; read more; read on; read next; up next; watch; listen; see also; see more; comments;
    share; share this; share this story; share this article; most read; most popular; trending;
    trending now; newsletter; newsletter signup; newsletter sign up; newsletter sign-up; subscribe;
    subscribe now; sign up; sign up now; leave a comment; play; play facebook; play video; play twitter;
    you may also like; editor's picks; don't miss; youtube; facebook; twitter; instagram
    """.replace("\n", " ")
    .replace("    ", "")
    .strip()
    .split("; ")
)

_CUES = "READ|SEE|WATCH|LISTEN|RELATED|ALSO|MORE|VIDEOS?|PHOTOS?|GALLERY|PICTURES|POLL|QUIZ|SLIDESHOW|PODCAST"
_CUE_WORDS = (
    "Related|More|Earlier|Also|Full [Cc]overage|Gallery|Video|Podcast|Quiz|Poll|Recommended|Read next"
)
_NETWORKS = "Twitter|Facebook|facebook|Instagram|Threads|Bluesky|X"
_TO_SEE = "read|watch|see|view|listen|get|subscribe|expand|share"

PROMO = _any(
    rf"(?:{_CUES})(?: [A-Z]{{2,12}}){{0,3}}\s?[:>»|].{{0,200}}",
    r"(?:Read|See|Watch|Listen|View)(?: [Mm]ore| [Aa]lso| [Nn]ow| here| next| this)?\s?[:>»|]\s?\S.{0,200}",
    rf"(?:{_CUE_WORDS})\s?[:>»|]\s?[A-Z‘“\"'0-9].{{0,200}}",
    r"(?:Also|More) (?:on|from|in) [A-Z]\w{2,20}\s?:.{0,200}",
    r"(?:Related|More [Oo]n [Tt]his)\b\W{0,4} (?:[A-Z][\w'’,-]*\s?){2}[^.]{0,150}",
    # A link to another article, a paragraph in brackets: "(On the Ground: How the mayor won)".
    r"[A-Z][\w ]{2,40}: [^.()]{8,160}\)",
    r"(?:Sign|SIGN) (?:up|UP) (?:for|to|here|now|today)\b.{0,250}",
    r"(?:Subscribe|SUBSCRIBE) (?:to|now|today|here|for)\b.{0,200}",
    rf"(?:Click|CLICK|Tap) (?:here|HERE|for more|for the|to (?:{_TO_SEE}))\b.{{0,250}}",
    r"(?:Follow|FOLLOW) (?:@\w+|(?:us|him|her|me|them)\b).{0,200}",
    rf"(?:Follow|FOLLOW) [^.!?]{{2,80}} (?:on|On) (?:{_NETWORKS})\b.{{0,200}}",
    r"(?:Follow|FOLLOW) [^.!?]{2,60}(?:@|facebook\.com).{0,200}",
    r"Follow (?:all|full|live) .{0,60}\bcoverage\b.{0,200}",
    r"(?:Like|Find) us on (?:Facebook|Twitter).{0,120}",
    r"Join the (?:conversation|discussion)\b.{0,120}",
    r"Get (?:the|our|all|your|more)\b.{0,160}\b(?:inbox|newsletter|app|alerts)\b.{0,250}",
    r"Download (?:our|the) .{0,40}\bapp\b.{0,120}",
    r"Download (?:our|the) [^.!?]{2,60} here\.?",
    r"Want .{0,100}\b(?:in your inbox|newsletter)\b.{0,160}",
    r".{0,80}\bnewsletter\b.{0,60}\b(?:[Ss]ign up|[Ss]ubscribe)\b.{0,200}",
    r".{0,90}\bin your inbox|Newsletter [Ss]ign.{0,250}",
    r"Visit .{2,60} (?:homepage|website|home page) for (?:more|the latest)\b.{0,80}",
    r"Read or [Ss]hare this story\b.{0,120}",
    r"Read more (?:of|about|from|on|at|here|in)\b[^.]{0,150}\.?",
    r"Read the (?:full|original) \w+ (?:here|at)\b.{0,100}",
    r"(?:Contact|Email|E-mail) (?:us|the (?:author|reporter|writer|editor)s?|[A-Z][\w ]{2,40})(?: at|:) ?\S+.{0,80}",
    r"(?:Write|Reach) (?:to )?(?:the )?[A-Z][\w. ]{2,60} at \S+@\S+",
    r"(?:Send|Got|Have) (?:a |your )?(?:news )?(?:tips?|letters|TIP)\b.{0,160}",
    r"(?:Support|Donate to) (?:our|[A-Z][\w ]{1,30}['’]s) (?:\w+ )?(?:journalism|reporting|work)\b.{0,80}",
    r"Check out .{0,60}\b(?:podcast|newsletter|app|channel)\b.{0,100}",
    r"For more (?:news|stories|information|on this),? .{0,80}\b(?:visit|click|follow|see|go to)\b.{0,80}",
    r"[Ss]tory [Cc]ontinue[sd] [Bb]elow.{0,60}|.{0,40}[-–—] story continues below|Email \*.{0,20}",
    r"SHARE THIS ARTICLE.{0,60}|JUST WATCHED .{0,250}|Something to Consider If you enjoyed .{0,300}",
    r"(?:https?://|www\.)\S+|pic\.twitter\.com/\S+|.{2,120}\bwww\.youtube\.com",
    r".{2,200}[^.!?]\s(?:Read|READ) (?:more|MORE)",
    before=r"[(\[*_•»>-]{0,3}\s?",
)
