// The front page: one set of rows, which the filters, the timeline and the map show together. Words of reports go in as text, never as HTML.
(function () {
  "use strict";
  var ID = 0, TITLE = 1, FIRST = 2, LAST = 3, KILLED = 7, INJURED = 8, REPORTS = 9, COUNTRY = 10, GRADE = 11, WEAPON = 12, BEGAN = 16, ENDED = 17;
  var FIELDS = { country: 10, grade: 11, weapon: 12, side: 13, language: 14, harm: 15 };
  var PAGE = 60, DAY = 86400000;
  var OWN = [0, 4, 5, 6, 9]; // fields that stand as they are; the others name a value by its number
  var rows = read(window.onrecordIncidents);
  var form = document.getElementById("filters"), list = document.getElementById("incidents");
  var count = document.getElementById("count"), more = document.getElementById("more");
  var listeners = [];
  var state = { shown: rows, from: "", to: "", limit: PAGE };

  function read(words) {
    if (!words) return [];
    var data = JSON.parse(words), values = data.values;
    window.onrecordIncidents = null;
    data.rows.forEach(function (row) {
      for (var at = 0; at < row.length; at += 1) if (OWN.indexOf(at) < 0) row[at] = values[row[at]];
    });
    return data.rows;
  }

  function day(row) { return row[LAST] || row[FIRST] || ""; }
  function first(row) { return row[FIRST] || row[LAST] || ""; }

  function options() {
    Object.keys(FIELDS).forEach(function (name) {
      var field = FIELDS[name], values = new Map();
      function add(value) { values.set(value, (values.get(value) || 0) + 1); }
      rows.forEach(function (row) {
        var value = row[field];
        if (Array.isArray(value)) value.forEach(add); else if (value) add(value);
      });
      var select = form.elements[name];
      Array.from(values.keys()).sort().forEach(function (value) {
        var option = document.createElement("option");
        option.value = value;
        option.textContent = value + " (" + values.get(value) + ")";
        select.append(option);
      });
      select.closest("label").hidden = values.size === 0;
    });
  }

  function fits(row, wanted) {
    return wanted.every(function (pair) {
      var value = row[pair[0]];
      return Array.isArray(value) ? value.includes(pair[1]) : value === pair[1];
    });
  }

  function wanted() {
    return Object.keys(FIELDS).filter(function (name) { return form.elements[name].value; })
      .map(function (name) { return [FIELDS[name], form.elements[name].value]; });
  }

  function apply() {
    var asked = wanted();
    state.fitting = asked.length ? rows.filter(function (row) { return fits(row, asked); }) : rows;
    applyDays();
  }

  function applyDays() {
    var low = state.from ? at(state.from) : -Infinity, high = state.to ? at(state.to) : Infinity;
    state.shown = !state.from && !state.to ? state.fitting : state.fitting.filter(function (row) {
      return row[BEGAN] !== null && row[ENDED] >= low && row[BEGAN] <= high;
    });
    state.limit = PAGE;
    draw();
    listeners.forEach(function (listener) { listener(); });
  }

  function draw() {
    var words = (state.shown.length === 1 ? count.dataset.one : count.dataset.many).replace("{n}", state.shown.length.toLocaleString("en"));
    count.textContent = words + (state.shown.length === rows.length ? "" : " " + count.dataset.of.replace("{n}", rows.length.toLocaleString("en")));
    list.replaceChildren.apply(list, state.shown.slice(0, state.limit).map(entry));
    if (!state.shown.length) {
      var none = document.createElement("li");
      none.className = "note";
      none.textContent = list.dataset.none;
      list.append(none);
    }
    more.hidden = state.shown.length <= state.limit;
  }

  function part(tag, name, text) {
    var made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function entry(row) {
    var item = part("li", "incident"), link = part("a"), facts = part("p", "facts"), tolls = part("p", "tolls");
    link.href = "incidents/" + row[ID] + ".html";
    link.append(part("bdi", "", row[TITLE]));
    [days(row), row[WEAPON], row[REPORTS] + " " + (row[REPORTS] === 1 ? list.dataset.report : list.dataset.reports), row[GRADE]]
      .forEach(function (words) { if (words) facts.append(part("span", "", words)); });
    [[KILLED, list.dataset.killed], [INJURED, list.dataset.injured]].forEach(function (pair) {
      if (!row[pair[0]]) return;
      var toll = part("span");
      toll.append(part("b", "", row[pair[0]]), " " + pair[1]);
      tolls.append(toll);
    });
    item.append(link, facts);
    if (tolls.childNodes.length) item.append(tolls);
    return item;
  }

  var calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function inWords(iso) { return calendar.format(new Date(iso + "T00:00:00Z")); }

  function days(row) {
    if (!row[FIRST] && !row[LAST]) return list.dataset.undated;
    if (!row[FIRST] || !row[LAST]) return (row[FIRST] ? "since " : "until ") + inWords(row[FIRST] || row[LAST]);
    if (row[FIRST] === row[LAST]) return inWords(row[FIRST]);
    var low = inWords(row[FIRST]).split(" "), high = inWords(row[LAST]).split(" ");
    while (low.length > 1 && low[low.length - 1] === high[high.length - (high.length - low.length) - 1]) low.pop();
    return low.join(" ") + " to " + high.join(" ");
  }

  // ---- the timeline: bars of all that fits the filters, dark where the chosen days are

  var svg = document.getElementById("timeline"), NS = "http://www.w3.org/2000/svg";
  var low = document.getElementById("brush-from"), high = document.getElementById("brush-to");
  var dated = rows.filter(function (row) { return day(row); });
  var start = dated.reduce(function (least, row) { return first(row) < least ? first(row) : least; }, "9999");
  var stop = dated.reduce(function (most, row) { return day(row) > most ? day(row) : most; }, "");
  var total = dated.length ? Math.round((Date.parse(stop) - Date.parse(start)) / DAY) + 1 : 0;
  var BINS = Math.min(total, 120), WIDTH = 600, HEIGHT = 56;

  // Many incidents share few days: each day is counted once.
  var counted = new Map();
  rows.forEach(function (row) {  // days as numbers, once: 100,000 rows are looked at in every frame of a drag
    row[BEGAN] = day(row) ? at(first(row)) : null;
    row[ENDED] = day(row) ? at(day(row)) : null;
  });

  function at(iso) {
    var number = counted.get(iso);
    if (number === undefined) counted.set(iso, number = Math.round((Date.parse(iso) - Date.parse(start)) / DAY));
    return number;
  }
  function iso(number) { return new Date(Date.parse(start) + number * DAY).toISOString().slice(0, 10); }

  function shape(name, attributes) {
    var made = document.createElementNS(NS, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function timeline() {
    var bins = new Array(BINS).fill(0), marks = [];
    state.fitting.forEach(function (row) { if (row[ENDED] !== null) bins[Math.min(BINS - 1, Math.floor(row[ENDED] / total * BINS))] += 1; });
    var top = Math.max.apply(null, bins.concat(1)), width = WIDTH / BINS;
    var a = state.from ? at(state.from) : 0, b = state.to ? at(state.to) : total - 1;
    bins.forEach(function (number, bin) {
      if (!number) return;
      var height = Math.max(3, number / top * (HEIGHT - 4)), middle = (bin + 0.5) / BINS * total;
      var inside = (bin + 1) / BINS * total > a && bin / BINS * total < b + 1 && middle >= 0;
      marks.push(shape("rect", { x: bin * width + 0.5, y: HEIGHT - height, width: Math.max(1.5, Math.min(10, width - 1)), height: height, "class": inside ? "in" : "out" }));
    });
    if (state.from || state.to) marks.unshift(shape("rect", { x: a / total * WIDTH, y: 0, width: (b - a + 1) / total * WIDTH, height: HEIGHT, "class": "brush" }));
    marks.push(shape("line", { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT, "class": "base" }));
    svg.replaceChildren.apply(svg, marks);
    low.value = a;
    high.value = b;
    low.setAttribute("aria-valuetext", inWords(iso(a)));
    high.setAttribute("aria-valuetext", inWords(iso(b)));
    document.getElementById("span-from").textContent = inWords(iso(a));
    document.getElementById("span-to").textContent = inWords(iso(b));
  }

  function choose(a, b) {
    var from = Math.max(0, Math.min(a, b)), to = Math.min(total - 1, Math.max(a, b));
    var all = from === 0 && to === total - 1;
    state.from = all ? "" : iso(from);
    state.to = all ? "" : iso(to);
    form.elements.from.value = state.from;
    form.elements.to.value = state.to;
    applyDays();
  }

  function brush() {
    svg.setAttribute("viewBox", "0 0 " + WIDTH + " " + (HEIGHT + 1));
    svg.setAttribute("preserveAspectRatio", "none");
    [low, high].forEach(function (input) {
      input.min = 0;
      input.max = total - 1;
      input.addEventListener("input", function () { choose(Number(low.value), Number(high.value)); });
    });
    var began = null, queued = false, end = 0;
    function where(event) {
      var box = svg.getBoundingClientRect();
      return Math.floor(Math.max(0, Math.min(0.9999, (event.clientX - box.left) / box.width)) * total);
    }
    svg.addEventListener("pointerdown", function (event) { began = where(event); svg.setPointerCapture(event.pointerId); });
    svg.addEventListener("pointermove", function (event) {
      if (began === null) return;
      end = where(event);
      if (!queued) requestAnimationFrame(function () { queued = false; if (began !== null) choose(began, end); });
      queued = true;
    });
    svg.addEventListener("pointerup", function (event) {
      if (began !== null && where(event) === began) choose(0, total - 1);
      began = null;
    });
    svg.addEventListener("pointercancel", function () { began = null; });
    listeners.push(timeline);
  }

  options();
  state.fitting = rows;
  if (total > 1) brush(); else document.querySelector(".timeline").hidden = true;
  form.addEventListener("change", function () {
    state.from = form.elements.from.value;
    state.to = form.elements.to.value;
    apply();
  });
  form.addEventListener("reset", function () { setTimeout(function () { state.from = state.to = ""; apply(); }); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  more.addEventListener("click", function () {
    var before = state.limit;
    state.limit += PAGE;
    draw();
    var next = list.children[before];
    if (next) next.querySelector("a").focus();
  });
  window.onrecordView = { rows: rows, state: state, listen: function (listener) { listeners.push(listener); } };
  draw();
  if (total > 1) timeline();
})();
