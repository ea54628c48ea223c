/**
 * How the engine's worker is started: from its own file, or, where the page was opened from a disk, from a text, since
 * browsers keep the files of a disk apart from each other.
 */

/** Where a policy for scripts is enforced, addresses of scripts have to come from it; it knows those of the page alone. */
interface Policy {
  readonly createScriptURL: (address: string) => string
}

interface WithPolicies {
  readonly trustedTypes?: {
    readonly createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => Policy
  }
  /** Set by the script that holds the engine as a text. */
  readonly gradusEngine?: string
}

const scope = globalThis as unknown as WithPolicies

const OWN = /^(?:engine|engine-text|offline)\.js$|^blob:/

const own = (address: string): string => {
  if (!OWN.test(address)) throw new TypeError(`${address} is no script of the page`)
  return address
}

const policy: Policy = scope.trustedTypes?.createPolicy('gradus', { createScriptURL: own }) ?? {
  createScriptURL: own,
}

/** The address of a script of the page, as browsers with a policy for scripts take it. */
export const scriptOf = (address: string): string => policy.createScriptURL(address)

const isOnDisk = location.protocol === 'file:'

let blob: Promise<string> | undefined

const engineText = (): Promise<string> =>
  new Promise((found, failed) => {
    const script = document.createElement('script')
    script.src = scriptOf('engine-text.js')
    script.onload = () => found(scope.gradusEngine ?? '')
    script.onerror = () => failed(new Error('engine-text.js is missing'))
    document.head.append(script)
  })

export const startWorker = async (): Promise<Worker> => {
  if (!isOnDisk) return new Worker(scriptOf('engine.js'), { type: 'module' })
  blob ??= engineText().then((text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' })))
  return new Worker(scriptOf(await blob))
}
