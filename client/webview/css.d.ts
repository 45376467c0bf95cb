// Lets the panel import its style sheets; the bundler gathers them into one file.
declare module '*.css';
