// Search without a network: every article's own text is the index.
"use strict";
(function () {
  var form = document.querySelector("form");
  var input = document.getElementById("words");
  var found = document.getElementById("found");
  var rows = Array.from(document.querySelectorAll("#articles > li"), function (row) {
    return { row: row, text: row.textContent.toLocaleLowerCase() };
  });
  var waiting = 0;
  function number(count) { return count.toLocaleString("en"); }
  function search() {
    var words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (entry) {
      var match = words.every(function (word) { return entry.text.includes(word); });
      if (entry.row.hidden === match) { entry.row.hidden = !match; }
      shown += match;
    });
    found.textContent = number(shown) + " of " + number(rows.length) + " articles";
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
})();
