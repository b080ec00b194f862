
"use strict";
const form = document.getElementById("filters");
if (form) {
  const changes = [...document.querySelectorAll("article[data-level]")];
  const shown = document.getElementById("shown");
  const told = changes.map((change) => change.textContent.toLowerCase());
  const show = () => {
    const asked = new FormData(form);
    const levels = new Set(asked.getAll("level"));
    const operation = asked.get("operation") || "";
    const text = (asked.get("text") || "").toLowerCase();
    let count = 0;
    changes.forEach((change, index) => {
      const reaches = operation === "" || change.dataset.operations.split(" ").includes(operation);
      const fits = levels.has(change.dataset.level) && reaches && told[index].includes(text);
      change.hidden = !fits;
      count += fits;
    });
    shown.textContent = `${count} of ${changes.length} changes`;
  };
  // Whoever follows a link to a change that is filtered away wants to see it.
  const reveal = () => {
    const change = document.getElementById(location.hash.slice(1));
    if (change && change.hidden) {
      change.hidden = false;
      change.scrollIntoView();
    }
  };
  // The other document shows the same change, where it has a place there.
  const beside = () => {
    const [, side, number] = /^#(old|new)-(\d+)$/.exec(location.hash) || [];
    const other = document.getElementById(`${side === "old" ? "new" : "old"}-${number}`);
    const box = other && other.closest(".text");
    if (box) {
      const above = other.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollTop += above - box.clientHeight / 2;
    }
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  window.addEventListener("hashchange", beside);
  show();
}
