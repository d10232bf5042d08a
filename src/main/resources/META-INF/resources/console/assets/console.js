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
