/**
 * Copying from the page: of a formula its LaTeX, where a selection touches one; browsers put a line break after every symbol.
 */
export const copySelection = (event: ClipboardEvent): void => {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || !event.clipboardData) return
  if (document.activeElement?.matches('input, textarea')) return
  // Prose between formulas is copied as it stands.
  if (selection.anchorNode?.parentElement?.closest('.law-view, .remarks, .fault, pre')) return
  const touched = [...document.querySelectorAll<HTMLElement>('.equation')].filter((equation) =>
    selection.containsNode(equation, true),
  )
  if (touched.length === 0) return
  event.clipboardData.setData(
    'text/plain',
    touched.map((equation) => equation.dataset['latex'] ?? '').join('\n'),
  )
  event.preventDefault()
}
