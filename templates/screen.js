// Filter and search over the findings. Without it the page shows all of them and lacks nothing.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var articles = Array.prototype.slice.call(document.querySelectorAll("article.finding"));
  if (!form || !articles.length) return;
  form.hidden = false;
  var rows = articles.map(function (node) {
    return {
      node: node,
      relation: node.dataset.relation,
      doubt: node.dataset.doubt.split(" "),
      group: node.closest(".group").id,
      words: null
    };
  });

  function wanted(row, ask) {
    if (ask.relations.indexOf(row.relation) < 0) return false;
    if (ask.doubt && row.doubt.indexOf(ask.doubt) < 0) return false;
    if (ask.group && row.group !== ask.group) return false;
    if (!ask.words.length) return true;
    if (row.words === null) row.words = row.node.textContent.toLowerCase();
    return ask.words.every(function (word) { return row.words.indexOf(word) >= 0; });
  }

  function apply() {
    var ask = {
      relations: Array.prototype.map.call(form.querySelectorAll("input[name=relation]:checked"), function (box) { return box.value; }),
      doubt: form.elements.doubt.value,
      group: form.elements.group.value,
      words: form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean)
    };
    var hits = 0;
    rows.forEach(function (row) {
      var show = wanted(row, ask);
      row.node.hidden = !show;
      if (show) hits += 1;
    });
    document.querySelectorAll(".chapter, .group").forEach(function (part) {
      part.hidden = !part.querySelector("article.finding:not([hidden])");
    });
    form.elements.hits.textContent = "显示" + hits + "项，共" + rows.length + "项";
  }

  var timer = 0;
  form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  form.addEventListener("submit", function (event) { event.preventDefault(); apply(); });

  // A link to a finding that is filtered away clears the filter, so that no link leads nowhere.
  window.addEventListener("hashchange", function () {
    var target = document.getElementById(location.hash.slice(1));
    if (target && target.closest("[hidden]")) { form.reset(); setTimeout(function () { target.scrollIntoView(); }, 20); }
  });
  apply();
})();
