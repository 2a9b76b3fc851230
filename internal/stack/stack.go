// Package stack grows the stacks of goroutines at once. A goroutine begins with a few
// kilobytes, and each time that they do not suffice all that is on them is copied to twice as
// many: four times on the way down to a formula, when nothing is on it that is worth a copy.
package stack

// room is how many bytes most work takes on its stack.
const room = 12 << 10

// Grow makes room on the stack of the goroutine for the work that it begins with.
//
//go:noinline
func Grow() byte {
	var all [room]byte
	return touch(&all)
}

//go:noinline
func touch(all *[room]byte) byte { return all[len(all)-1] }
