/** What the build writes elements with, in each page. */
export { Fragment, h } from 'preact';
