// The other document shows the same change, where it has a place there.
window.addEventListener("hashchange", () => {
  const [, side, number] = /^#(old|new)-(\d+)$/.exec(location.hash) || [];
  const other = document.getElementById(`${side === "old" ? "new" : "old"}-${number}`);
  const box = other && other.closest(".text");
  if (box) {
    const above = other.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += above - box.clientHeight / 2;
  }
});
