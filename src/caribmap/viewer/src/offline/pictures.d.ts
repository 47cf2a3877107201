/** Pictures come as data: URIs from the bundler. */
declare module '*.png' {
  const uri: string;
  export default uri;
}
