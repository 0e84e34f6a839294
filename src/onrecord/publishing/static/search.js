// Search: every word must be somewhere in an entry; accents and case make no difference. Words of reports go in as text, never as HTML.
(function () {
  "use strict";
  var KIND = 0, PAGE = 1, TITLE = 2, WORDS = 3, MOST = 100;
  var WEIGHT = { incident: 0, source: 1, report: 2, claim: 3 };
  var entries = window.onrecordSearch || [];
  var box = document.getElementById("q"), found = document.getElementById("found"), results = document.getElementById("results");
  var folded = null;

  function fold(words) { return words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }

  function matching(words) {
    if (!folded) folded = entries.map(function (entry) { return fold(entry[TITLE] + " " + entry[WORDS]); });
    var hits = [];
    entries.forEach(function (entry, number) {
      if (words.every(function (word) { return folded[number].includes(word); })) hits.push(entry);
    });
    return hits.sort(function (a, b) { return WEIGHT[a[KIND]] - WEIGHT[b[KIND]]; });
  }

  function part(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    return made;
  }

  function marked(text, words) {
    var made = document.createElement("bdi"), low = fold(text), at = -1, length = 0;
    if (low.length === text.length) words.forEach(function (word) { var here = low.indexOf(word); if (here >= 0 && at < 0) { at = here; length = word.length; } });
    if (at < 0) { made.textContent = text; return made; }
    made.append(text.slice(0, at), part("mark", "", text.slice(at, at + length)), text.slice(at + length));
    return made;
  }

  function shown(entry, words) {
    var item = document.createElement("li"), what = part("p", "what", ""), link = document.createElement("a");
    link.href = entry[PAGE];
    link.append(marked(entry[TITLE], words));
    what.append(link, " ", part("span", "note", results.dataset[entry[KIND]]));
    item.append(what);
    if (entry[KIND] === "claim") {
      var quote = part("p", "who", "");
      quote.dir = "auto";
      quote.append(marked(entry[WORDS], words));
      item.append(quote);
    }
    return item;
  }

  function search() {
    var words = fold(box.value).split(/\s+/).filter(Boolean);
    if (!words.length) { results.replaceChildren(); found.textContent = ""; return; }
    var hits = matching(words);
    results.replaceChildren.apply(results, hits.slice(0, MOST).map(function (entry) { return shown(entry, words); }));
    found.textContent = !hits.length ? found.dataset.none
      : (hits.length === 1 ? found.dataset.one : found.dataset.many).replace("{n}", hits.length.toLocaleString("en"))
        + (hits.length > MOST ? ". " + found.dataset.shown.replace("{n}", MOST) : "");
  }

  box.value = new URLSearchParams(location.search).get("q") || "";
  box.addEventListener("input", search);
  document.getElementById("search").addEventListener("submit", function (event) { event.preventDefault(); search(); });
  search();
  if (!box.value) box.focus();
})();
