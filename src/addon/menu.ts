/** The add-on's menu. It is built in every authorization mode, so it may do nothing but name functions. */
export function addMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open Customer Vitals', 'showSidebar')
    .addSeparator()
    .addItem('Dashboard', 'showDashboard')
    .addItem('What if', 'showWhatIf')
    .addItem('Models side by side', 'showModels')
    .addItem('Account review', 'showReview')
    .addToUi();
}

/** Opens the sidebar beside the sheet. */
export function openSidebar(): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Customer Vitals');
  SpreadsheetApp.getUi().showSidebar(page);
}
