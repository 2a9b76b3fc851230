// Package compact says whether the program is one of the web. That one is to be small, and
// is left without what only makes the same quicker: what a constant rules out, neither the
// compiler nor the linker keeps.
package compact

import "runtime"

// Program says that the program is one of the web.
const Program = runtime.GOOS == "js"
