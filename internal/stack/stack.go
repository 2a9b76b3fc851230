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
	return touch(&all[0])
}

//go:noinline
func touch(first *byte) byte { return *first }

// deep is how many bytes what comes before work takes: making the variables of packages, reading a config.
const deep = 24 << 10

// GrowDeep is Grow for work that goes deeper than most.
//
//go:noinline
func GrowDeep() byte {
	var all [deep]byte
	return touch(&all[0])
}

// Go does work in a goroutine with room for it. Whoever grows reads what the program knows of
// each function that is under way, from pages of its file that nobody may have needed yet: here it is
// always the same two.
func Go(work func()) {
	go func() {
		Grow()
		work()
	}()
}
