/**
 * Functions that few problems need, loaded when one is first called: that call fails, and what made it is done again.
 */

type Some = (...given: never[]) => unknown

interface Loaded {
  readonly parts: readonly Some[]
}

let missing: (() => Promise<void>) | undefined

/** Whether something was called that is not loaded; whatever came of it says nothing. */
export const isLacking = (): boolean => missing !== undefined

/** Loads what was called. */
export const supply = async (): Promise<void> => {
  const load = missing
  missing = undefined
  await load?.()
}

/** Functions by their number among those that are loaded together. */
export const whenCalled = (load: () => Promise<Loaded>): ((number: number) => Some) => {
  let loaded: Loaded | undefined
  return (number) =>
    (...given) => {
      if (loaded) return loaded.parts[number]!(...given)
      missing = async () => {
        loaded = await load()
      }
      throw new Error('a part of the page was called before it was loaded')
    }
}
