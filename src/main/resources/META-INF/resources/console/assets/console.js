// Enhances the review form: "a" and "r" move the focus to a verdict and never submit anything.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) {
    return;
  }
  const id = { a: 'approve', r: 'reject' }[event.key];
  const choice = id && document.getElementById(id);
  if (choice && !choice.disabled) {
    choice.focus();
    event.preventDefault();
  }
});

// Brings the plan's place in the process picture into view, without moving the page.
const showPlace = () => {
  const place = document.querySelector('.bpmn-current');
  const picture = place && place.closest('.picture');
  if (picture) {
    const offset = place.getBoundingClientRect().left - picture.getBoundingClientRect().left;
    picture.scrollLeft += offset - picture.clientWidth / 2;
  }
};
showPlace();
document.body.addEventListener('htmx:oobAfterSwap', showPlace);
