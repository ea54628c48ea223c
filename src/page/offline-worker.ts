/**
 * The service worker: keeps the files of the page, all of one version, and answers from what it keeps.
 */

/** Written in by the build. */
declare const FILES: readonly string[]
declare const VERSION: string

/** What of a service worker is used: the types of a window do not have it. */
interface Scope {
  readonly addEventListener: (name: string, hear: (event: OfflineEvent) => void) => void
  readonly caches: Caches
  readonly clients: { readonly claim: () => Promise<void> }
  readonly registration: { readonly scope: string }
}
interface OfflineEvent {
  readonly request: { readonly url: string; readonly method: string }
  readonly waitUntil: (work: Promise<unknown>) => void
  readonly respondWith: (answer: Promise<unknown>) => void
}
interface Caches {
  readonly open: (name: string) => Promise<{ readonly addAll: (files: readonly string[]) => Promise<void> }>
  readonly keys: () => Promise<readonly string[]>
  readonly delete: (name: string) => Promise<boolean>
  readonly match: (
    request: unknown,
    options: { readonly cacheName: string; readonly ignoreSearch: boolean; readonly ignoreVary: boolean },
  ) => Promise<unknown>
}

const scope = globalThis as unknown as Scope
/** Another page of the same place keeps its own. */
const PREFIX = `gradus ${scope.registration.scope} `
const CACHE = `${PREFIX}${VERSION}`

scope.addEventListener('install', (event) => {
  event.waitUntil(scope.caches.open(CACHE).then((cache) => cache.addAll(FILES)))
})

scope.addEventListener('activate', (event) => {
  const old = async (): Promise<unknown> => {
    const names = await scope.caches.keys()
    return Promise.all(
      names
        .filter((name) => name.startsWith(PREFIX) && name !== CACHE)
        .map((name) => scope.caches.delete(name)),
    )
  }
  event.waitUntil(old().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(scope.registration.scope)) return
  const kept = async (): Promise<unknown> =>
    (await scope.caches.match(request, { cacheName: CACHE, ignoreSearch: true, ignoreVary: true })) ??
    fetch(request.url)
  event.respondWith(kept())
})
