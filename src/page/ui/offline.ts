/**
 * The page without a network: a service worker keeps its files. A newer version is used when the page is opened the next
 * time; it never reloads by itself.
 */
import { byId } from './dom.ts'
import type { Page } from './page.ts'
import { scriptOf } from './start-worker.ts'

export const keepOffline = (page: Page): void => {
  if (!('serviceWorker' in navigator) || location.protocol === 'file:') return
  const register = async (): Promise<void> => {
    try {
      const registration = await navigator.serviceWorker.register(scriptOf('offline.js'))
      registration.addEventListener('updatefound', () => {
        const { installing } = registration
        installing?.addEventListener('statechange', () => {
          if (installing.state !== 'installed' || !navigator.serviceWorker.controller) return
          byId('newer').hidden = false
          page.say('A newer version is there when the page is opened again.')
        })
      })
    } catch {
      // Without it the page works all the same, while there is a network.
    }
  }
  void register()
}
