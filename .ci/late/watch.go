package main

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// spell is a time by the clock and one of the processors: what work takes is the lesser of
// the two, as other work on the computer is not its fault.
type spell struct{ clock, processor time.Duration }

func now() spell {
	s := spell{clock: time.Duration(time.Now().UnixNano())}
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) == nil {
		s.processor = time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	return s
}

func (s spell) until(t spell) time.Duration { return min(t.clock-s.clock, t.processor-s.processor) }

// gap is a while in which nobody asked whether the context has ended, and what was done
// in it.
type gap struct {
	long time.Duration
	at   string
}

// watch sees who asks a context.
type watch struct {
	mu    sync.Mutex
	asked spell
	// gaps are those so far, of which the last goes on where open is true.
	gaps []gap
	open bool
	// seen is called when a gap is noticed, with its number; it may be nil.
	seen func(number int)
	// ended is when the context was ended, if it was.
	ended spell
}

// noticed is how long a gap is when it is noticed.
const noticed = 40 * time.Millisecond

// with returns a context that is watched until stop is called.
func (w *watch) with(ctx context.Context) (watched context.Context, stop func()) {
	w.asked = now()
	done := make(chan struct{})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				w.look()
			}
		}
	}()
	return heed.With(ctx, func(context.Context) { w.ask() }), func() { close(done); w.ask() }
}

// ask ends a gap.
func (w *watch) ask() {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := now()
	if w.open {
		w.gaps[len(w.gaps)-1].long = w.asked.until(at)
		w.open = false
	}
	w.asked = at
}

// look notices gaps.
func (w *watch) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.open || w.asked.until(now()) < noticed {
		return
	}
	w.gaps, w.open = append(w.gaps, gap{at: stacks()}), true
	if w.seen != nil {
		w.seen(len(w.gaps) - 1)
	}
}

// stacks are those of the goroutines that do something.
func stacks() string {
	text := make([]byte, 1<<20)
	text = text[:runtime.Stack(text, true)]
	var busy []string
	for _, one := range strings.Split(string(text), "\n\n") {
		head, rest, _ := strings.Cut(one, "\n")
		if running := strings.Contains(head, "[runnable") || strings.Contains(head, "[running"); running && !strings.Contains(rest, "main.stacks(") {
			busy = append(busy, brief(rest))
		}
	}
	return strings.Join(busy, "    --\n")
}

// brief are the innermost places of a stack.
func brief(stack string) string {
	lines := strings.Split(stack, "\n")
	var b strings.Builder
	for i := 0; i+1 < len(lines) && i < 24; i += 2 {
		name, _, _ := strings.Cut(lines[i], "(0x")
		place := strings.TrimSpace(lines[i+1])
		place, _, _ = strings.Cut(place[strings.LastIndexByte(place, '/')+1:], " ")
		b.WriteString("    " + name[strings.LastIndexByte(name, '/')+1:] + " " + place + "\n")
	}
	return b.String()
}
