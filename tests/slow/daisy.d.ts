declare module '@daisy/ace-core' {
  const ace: unknown;
  export default ace;
}
