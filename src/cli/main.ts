#!/usr/bin/env node
/**
 * The program as a file that Node runs.
 */
import { main } from './program.ts'

await main()
