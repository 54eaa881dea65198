/** Stands where jsPDF would draw in html2canvas, dompurify and canvg: 450 kB that its html() and svg() alone would use. */
export default undefined;
