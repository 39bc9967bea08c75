"use strict";
(function () {
  const $ = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const id = (name) => document.getElementById(name);
  const main = document.querySelector("main");

  // Cards: they open where the words are, and close with Escape, a click elsewhere or by leaving.
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.id = "card";
  pop.hidden = true;
  document.body.append(pop);
  let owner = null, held = false, timer = 0;

  function close() {
    clearTimeout(timer);
    if (owner) {
      owner.setAttribute("aria-expanded", "false");
      owner.setAttribute("aria-describedby", owner.dataset.f);
    }
    owner = null;
    held = false;
    pop.hidden = true;
  }

  function open(mark) {
    clearTimeout(timer);
    if (owner === mark) return;
    close();
    const cards = mark.dataset.f.split(" ").map(id).filter((card) => card && !card.classList.contains("off"));
    if (!cards.length) return;
    owner = mark;
    pop.className = "pop " + (cards[0].className.match(/\bk\d\b/) || [""])[0];
    pop.replaceChildren(...cards.map((card) => {
      const copy = document.createElement("div");
      copy.className = "card";
      copy.append(...Array.from(card.cloneNode(true).childNodes));
      return copy;
    }));
    pop.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(16, Math.min(box.left, width - pop.offsetWidth - 16));
    const below = box.bottom + 6 + pop.offsetHeight <= window.innerHeight || box.top < pop.offsetHeight + 6;
    pop.style.left = left + window.scrollX + "px";
    pop.style.top = (below ? box.bottom + 6 : box.top - pop.offsetHeight - 6) + window.scrollY + "px";
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-describedby", "card");
  }

  const leave = () => { clearTimeout(timer); timer = setTimeout(() => { if (!held) close(); }, 250); };
  const markOf = (target) => target instanceof Element ? target.closest("a[data-f]") : null;
  const address = (name) => { try { history.replaceState(null, "", "#" + name); } catch (e) { /* a page that has no address */ } };

  $("a[data-f]").forEach((mark) => mark.setAttribute("aria-expanded", "false"));
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = markOf(event.target);
    if (mark && !held) open(mark);
    else if (pop.contains(event.target)) clearTimeout(timer);
    else if (owner && !held && owner !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event.target);
    if (mark) { if (mark.matches(":focus-visible")) open(mark); } else if (!pop.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event.target);
    if (mark) {
      event.preventDefault();
      if (owner === mark && held) { close(); return; }
      open(mark);
      held = true;
      address(mark.id || mark.dataset.f.split(" ")[0]);
    } else if (!pop.contains(event.target)) close();
  });
  window.addEventListener("resize", close);

  // Reading: one article, two side by side, or all.
  const left = id("left"), right = id("right"), texts = document.querySelector(".texts");
  const articles = $(".text");
  function show() {
    close();
    const two = left.value && right.value && left.value !== right.value;
    articles.forEach((article) => {
      article.hidden = !!left.value && article.id !== left.value && article.id !== right.value;
    });
    texts.classList.toggle("two", !!two);
    right.disabled = !left.value;
    if (two && articles.findIndex((a) => a.id === left.value) > articles.findIndex((a) => a.id === right.value)) {
      texts.prepend(id(left.value));
    } else articles.forEach((article) => texts.append(article));
  }
  const articleOf = (name) => { const found = id(name); return found ? found.closest(".text") : null; };
  function go(name, beside) {
    const article = articleOf(name);
    if (!article) return;
    if (article.hidden || beside) {
      left.value = article.id;
      right.value = beside && beside !== article.id ? beside : right.value === article.id ? "" : right.value;
      show();
    }
    const details = id(name).closest("details");
    if (details) details.open = true;
    id(name).scrollIntoView({ block: "center" });
  }
  left.addEventListener("change", show);
  right.addEventListener("change", show);

  // A link from the brief lights its counterparts and puts one of them beside it.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#a"]') : null;
    if (!link || link.dataset.f || link.matches(".tie, .also a") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const name = link.getAttribute("href").slice(1);
    const article = articleOf(name);
    if (!article) return;
    event.preventDefault();
    $(".near").forEach((para) => para.classList.remove("near"));
    let beside = null;
    const item = link.closest(".brief > li, .facing");
    if (item) {
      const places = $('figcaption a[href^="#a"]', item).map((a) => a.getAttribute("href").slice(1));
      places.forEach((place) => { const para = id(place).closest(".para"); if (para) para.classList.add("near"); });
      const other = places.map(articleOf).find((a) => a && a !== article);
      beside = other && innerWidth > 992 ? other.id : null;
    }
    go(name, beside);
    history.pushState(null, "", "#" + name);
    if (beside) {
      const near = id(beside).querySelector(".near");
      const from = id(name).closest(".para");
      if (near && from) align(from, near);
    }
    const mark = id(name);
    if (mark && mark.dataset.f) { mark.focus({ preventScroll: true }); open(mark); held = true; }
  });
  // Face to face: move the counterpart's column so that both paragraphs start on one line.
  function align(one, other) {
    articles.forEach((article) => { article.style.marginTop = ""; });
    const gap = one.getBoundingClientRect().top - other.getBoundingClientRect().top;
    (gap > 0 ? other : one).closest(".text").style.marginTop = Math.abs(gap) + "px";
    one.scrollIntoView({ block: "center" });
  }
  [left, right].forEach((select) => select.addEventListener("change", () => {
    articles.forEach((article) => { article.style.marginTop = ""; });
    $(".near").forEach((para) => para.classList.remove("near"));
  }));
  window.addEventListener("hashchange", () => arrive());
  function arrive() {
    const name = decodeURIComponent(location.hash.slice(1));
    if (!name || !articleOf(name)) return;
    go(name, null);
    const mark = id(name);
    if (mark.dataset.f) { open(mark); held = true; }
  }

  // Filters: reading view, headlines, lists of findings and concordance follow them.
  const voice = id("voice"), category = id("category"), told = id("told");
  function filter() {
    close();
    const cards = $(".cards .card");
    let kept = 0;
    cards.forEach((card) => {
      const on = (!voice.value || card.dataset.voice === voice.value) &&
        (!category.value || card.dataset.category === category.value);
      card.classList.toggle("off", !on);
      card.hidden = !on;
      kept += on;
    });
    $("a[data-f]").forEach((mark) => {
      const on = mark.dataset.f.split(" ").some((name) => { const card = id(name); return card && !card.classList.contains("off"); });
      mark.classList.toggle("off", !on);
      if (mark.dataset.tab === undefined) mark.dataset.tab = mark.getAttribute("tabindex") || "";
      if (on && !mark.dataset.tab) mark.removeAttribute("tabindex");
      else mark.setAttribute("tabindex", "-1");
    });
    $(".labels li").forEach((label) => {
      const marks = $("a[data-f]", label);
      marks.forEach((mark) => { mark.hidden = mark.classList.contains("off"); });
      if (marks.length) label.hidden = marks.every((mark) => mark.hidden);
    });
    $(".kwic tbody tr").forEach((row) => { row.hidden = id(row.dataset.f).classList.contains("off"); });
    told.textContent = voice.value || category.value ? kept + " of " + cards.length + " findings" : "";
  }
  voice.addEventListener("change", filter);
  category.addEventListener("change", filter);

  // Concordance: sort by a column, the other order staying as it was.
  const body = document.querySelector(".kwic tbody");
  const compare = new Intl.Collator("en").compare;
  $(".kwic th[data-sort]").forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...Array.from(head.childNodes));
    head.append(button);
    button.addEventListener("click", () => {
      const key = head.dataset.sort;
      body.append(...$("tr", body).sort((a, b) => compare(a.dataset[key], b.dataset[key])));
      $(".kwic th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", "ascending");
    });
  });

  // Copy the methods, print.
  const copy = id("copy");
  copy.addEventListener("click", () => {
    const range = document.createRange();
    range.selectNodeContents(id("methods-text"));
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    copy.textContent = document.execCommand("copy") ? "Copied" : "Selected: press Ctrl+C";
  });
  id("print").addEventListener("click", () => window.print());

  $(".controls, .picker, #copy").forEach((part) => { part.hidden = false; });
  if (articles.length > 1) {
    right.value = innerWidth > 992 ? articles[1].id : "";
    show();
  } else document.querySelector(".picker").hidden = true;
  arrive();
})();
