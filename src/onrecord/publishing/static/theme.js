// Light or dark: what the reader chose on this machine, else what the system says. Runs before the page is drawn.
(function () {
  "use strict";
  var root = document.documentElement;
  var chosen = null;
  try { chosen = localStorage.getItem("onrecord-theme"); } catch (error) { chosen = null; }
  function dark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  root.classList.add("js");
  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("button.theme");
    function label() { button.textContent = dark() ? button.dataset.light : button.dataset.dark; }
    label();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
    button.addEventListener("click", function () {
      root.dataset.theme = dark() ? "light" : "dark";
      try { localStorage.setItem("onrecord-theme", root.dataset.theme); } catch (error) { /* a browser that keeps nothing: it holds for this page */ }
      label();
      document.dispatchEvent(new Event("onrecord-theme"));
    });
  });
})();
