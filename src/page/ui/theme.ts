/**
 * Dark or light, as the reader chose it last; else as the system has it.
 */
const KEY = 'gradus-theme'

/** What pages may keep can be switched off, and then is not there at all. */
const kept = (): Storage | undefined => {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

export const rememberTheme = (theme: string): void => kept()?.setItem(KEY, theme)

export const restoreTheme = (): void => {
  const theme = kept()?.getItem(KEY)
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset['theme'] = theme
}
