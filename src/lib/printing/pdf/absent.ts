/** Stands in for html2canvas, dompurify and canvg, which jsPDF imports for features that are never used here. */
export default undefined;
