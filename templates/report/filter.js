
"use strict";
// Shows the articles that fit what the form asks for: a choice fits the numbers or words in data-NAME.
const form = document.getElementById("filters");
if (form) {
  const articles = [...document.querySelectorAll("article")];
  const shown = document.getElementById("shown");
  const told = articles.map((article) => article.textContent.toLowerCase());
  const choices = [...form.querySelectorAll("select")];
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const has = (article, one) => article.dataset[one.name].split(" ").includes(one.value);
  const show = () => {
    const text = form.elements.text.value.toLowerCase();
    let count = 0;
    articles.forEach((article, index) => {
      const fits =
        (boxes.length === 0 || boxes.some((box) => box.checked && has(article, box))) &&
        choices.every((choice) => choice.value === "" || has(article, choice)) &&
        told[index].includes(text);
      article.hidden = !fits;
      count += fits;
    });
    shown.textContent = `${count} of ${articles.length} ${form.dataset.what}`;
  };
  // Whoever follows a link to one that is filtered away wants to see it.
  const reveal = () => {
    const article = document.getElementById(location.hash.slice(1));
    if (article && article.hidden) {
      article.hidden = false;
      article.scrollIntoView();
    }
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  show();
}
