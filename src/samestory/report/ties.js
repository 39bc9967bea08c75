(function () {
  const $ = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const id = (name) => document.getElementById(name);
  const texts = document.querySelector(".texts");
  if (!texts) return;
  document.documentElement.classList.add("js");

  // Fact by fact: all of a row opens it, and so does its address.
  document.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest(".factrow") : null;
    if (!row || event.target.closest("summary, a") || String(getSelection())) return;
    const details = row.querySelector("details");
    details.open = !details.open;
  });
  function arrive() {
    const found = id(decodeURIComponent(location.hash.slice(1)));
    if (found && found.matches("details")) found.open = true;
  }
  window.addEventListener("hashchange", arrive);
  arrive();

  // Read side by side: a sentence lights what tells the same, and the other column moves to it.
  const status = document.createElement("p");
  status.className = "hide";
  status.setAttribute("role", "status");
  texts.before(status);
  const left = id("left"), right = id("right");
  const shown = (element) => element.getClientRects().length > 0;
  const begins = (tell) => tell.id ? tell : $(".tell[id]", tell.closest(".text")).find((one) => one.dataset.t === tell.dataset.t);
  const mark = (tell) => $(".tie", tell).pop() || null;
  let source = null;

  function clear() {
    $(".tell.lights, .also li.lights").forEach((one) => one.classList.remove("lights"));
    $('.tie[aria-pressed="true"]').forEach((tie) => tie.setAttribute("aria-pressed", "false"));
    status.textContent = "";
    source = null;
  }

  function level(one, other) {
    const before = one.getBoundingClientRect().top;
    $(".text", texts).forEach((article) => { article.style.marginTop = ""; });
    const gap = one.getBoundingClientRect().top - other.getBoundingClientRect().top;
    (gap > 0 ? other : one).closest(".text").style.marginTop = Math.abs(gap) + "px";
    // What was clicked stays where it is: nothing moves but the other column.
    window.scrollBy({ top: one.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function light(tell, wanted) {
    clear();
    source = tell;
    const article = tell.closest(".text");
    const all = $(tell.dataset.t.split(" ").map((s) => '.tell[data-t~="' + CSS.escape(s) + '"]').join(), texts);
    all.forEach((one) => one.classList.add("lights"));
    const tie = mark(tell);
    if (tie) tie.setAttribute("aria-pressed", "true");
    const line = id(tell.id + "-l");
    if (line) {
      line.closest("details").open = true;
      line.classList.add("lights");
      status.textContent = line.textContent;
    }
    const other = wanted || all.find((one) => one.closest(".text") !== article && shown(one));
    if (!other || !shown(other)) return;
    if (texts.classList.contains("two") && getComputedStyle(texts).gridTemplateColumns.split(" ").length > 1) level(tell, other);
    else if (wanted) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      wanted.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
    }
  }

  // The article of a counterpart takes the place of the one that the sentence does not stand in.
  function beside(tell, there) {
    if (shown(there)) return;
    const own = tell.closest(".text").id, name = there.closest(".text").id;
    const wide = innerWidth > 992;
    const select = wide ? (left.value === own ? right : left) : left;
    select.value = name;
    select.dispatchEvent(new Event("change"));
  }

  $(".tie", texts).forEach((tie) => {
    tie.setAttribute("role", "button");
    tie.setAttribute("tabindex", "0");
    tie.setAttribute("aria-pressed", "false");
    const tell = begins(tie.closest(".tell"));
    if (id(tell.id + "-l")) tie.setAttribute("aria-describedby", tell.id + "-l");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
    if (event.key === " " && event.target instanceof Element && event.target.matches(".tie")) {
      event.preventDefault();
      event.target.click();
    }
  });
  texts.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a");
    const line = event.target.closest(".also li");
    if (line && link) {
      const from = id(line.id.slice(0, -2)), to = id(link.getAttribute("href").slice(1));
      if (!from || !to) return;
      event.preventDefault();
      beside(from, to);
      if (!shown(from)) { clear(); to.classList.add("lights"); to.scrollIntoView({ block: "center" }); } else light(from, to);
      return;
    }
    const tell = event.target.closest(".tell");
    if (!tell || (link && !link.matches(".tie")) || (!link && String(getSelection()))) return;
    if (link) event.preventDefault();
    const first = begins(tell);
    if (source === first) clear(); else light(first, null);
  });
  [left, right].forEach((select) => select.addEventListener("change", clear));
})();
