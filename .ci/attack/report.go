package main

import (
	"fmt"
	"io"
	"time"
)

// What an attack may cost: seconds, and bytes of memory besides some times what
// went in and came out.
const (
	mostSeconds = 2
	mostBytes   = 64 << 20
	timesBytes  = 10
)

// report is the table of attacks.
type report struct {
	w          io.Writer
	verbose    bool
	made, over int
}

// head writes the names of the columns.
func (r *report) head() {
	fmt.Fprintf(r.w, "%-48s %8s %8s %7s %7s %8s %6s\n", "attack", "in", "out", "seconds", "cpu", "peak", "status")
}

// add judges an attack and writes its row.
func (r *report) add(a attack, c cost) {
	wrong := faults(a, c)
	r.made++
	if wrong != "" {
		r.over++
	} else if a.quiet && !r.verbose {
		return
	}
	fmt.Fprintf(r.w, "%-48s %8s %8s %7.2f %7.2f %8s %6d %s", a.name, size(c.In), size(c.Out),
		c.Wall.Seconds(), c.CPU.Seconds(), size(c.Peak), c.Status, wrong)
	if a.why != "" {
		fmt.Fprintf(r.w, "(%s)", a.why)
	}
	if r.verbose {
		fmt.Fprintf(r.w, " %.150s", c.Said)
	}
	fmt.Fprintln(r.w)
}

// faults says what is wrong with the cost of an attack, or nothing.
func faults(a attack, c cost) string {
	text := ""
	seconds := float64(mostSeconds)
	if a.seconds > 0 {
		seconds = a.seconds
	}
	if c.spent().Seconds() > seconds || c.Wall >= patience {
		text += "TIME "
	}
	if c.Peak > max(timesBytes*max(c.In, c.Out)+mostBytes, a.megabytes<<20) {
		text += "MEMORY "
	}
	if a.after > 0 && c.spent() > time.Second+200*time.Millisecond {
		text += "SIGNAL "
	}
	switch c.Status {
	case -2:
		text += "CRASH "
	case -1: // by a signal that it does not catch
		text += "KILLED "
	}
	return text
}

// spent is the time that counts. Several processors make processor time run faster
// than the clock, and other work on the computer makes the clock run while a
// command waits for a processor, which the system tells. Whatever else it waits
// for, it is the command's own.
func (c cost) spent() time.Duration { return min(c.Wall, max(c.CPU, c.Wall-c.Queued)) }

// finish reports whether something is over.
func (r *report) finish() error {
	fmt.Fprintf(r.w, "%d attacks, %d over\n", r.made, r.over)
	if r.over > 0 {
		return fmt.Errorf("%d of %d attacks cost too much", r.over, r.made)
	}
	return nil
}

// size writes a number of bytes.
func size(n int64) string {
	switch {
	case n >= 10<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 10<<10:
		return fmt.Sprintf("%d kB", n>>10)
	}
	return fmt.Sprintf("%d", n)
}
