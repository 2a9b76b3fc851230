package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// order is a command to run and measure.
type order struct {
	Args  []string
	Dir   string
	Input string
	After time.Duration
	// CPU is the processor time, for each processor, at which it is ended.
	CPU time.Duration
}

// At these an attack is ended: processor time, time, memory.
const (
	mostCPU  = 3 * time.Second
	patience = 5 * time.Minute
	most     = 5 << 30
)

// obey carries out an order that is read, and writes what it cost.
func obey(in io.Reader, out io.Writer) error {
	var o order
	if err := json.NewDecoder(in).Decode(&o); err != nil {
		return err
	}
	c, err := o.run()
	if err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(c)
}

func (o order) run() (c cost, err error) {
	cmd := exec.Command(o.Args[0], o.Args[1:]...)
	var out counter
	var said bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = o.Dir, &out, &said
	cmd.WaitDelay = time.Second
	if in := inputOf(o.Input); in != nil {
		// What Stdin would copy is waited for, and may never end.
		stdin, err := cmd.StdinPipe()
		if err != nil {
			return c, err
		}
		go func() {
			io.Copy(stdin, in) // until nobody reads
			stdin.Close()
		}()
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return c, err
	}
	if o.After > 0 {
		time.AfterFunc(o.After, func() { cmd.Process.Signal(os.Interrupt) })
	}
	watched, queued := make(chan struct{}), make(chan time.Duration)
	// All processors may work until the time is over.
	cpu := max(mostCPU, o.CPU) * time.Duration(runtime.NumCPU())
	go func() { queued <- watch(cmd.Process, cpu, watched) }()
	cmd.Wait() // its state says what happened
	close(watched)
	state := cmd.ProcessState
	c = cost{Status: state.ExitCode(), Out: int64(out) + int64(said.Len()), Wall: time.Since(start) - o.After, CPU: state.UserTime() + state.SystemTime(), Queued: <-queued}
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		c.Peak = usage.Maxrss << 10
	}
	for _, format := range []string{"svg", "html", "png", "pdf"} {
		if written, err := os.Stat(filepath.Join(o.Dir, "map."+format)); err == nil && written.Mode().IsRegular() {
			c.Out += written.Size()
		}
	}
	lines := strings.Split(strings.TrimSpace(said.String()), "\n")
	c.Said = lines[len(lines)-1]
	if strings.Contains(said.String(), "goroutine ") {
		c.Status, c.Said = -2, lines[0]
	}
	return c, nil
}

// watch ends a process that takes too much, and returns how long it has waited for
// a processor.
func watch(p *os.Process, cpu time.Duration, until <-chan struct{}) time.Duration {
	late, waits := time.After(patience), map[string]time.Duration{}
	for {
		select {
		case <-until:
			sum := time.Duration(0)
			for _, w := range waits {
				sum += w
			}
			return sum
		case <-late:
			p.Kill()
		case <-time.After(20 * time.Millisecond):
			noteQueues(p.Pid, waits)
			if resident(p.Pid) > most || processorTime(p.Pid) > cpu {
				p.Kill()
			}
		}
	}
}

// inputOf is what a word stands for on standard input.
func inputOf(word string) io.Reader {
	switch word {
	case "":
		return nil
	case "never":
		return never{}
	case "slow":
		return slow{}
	case "zeros":
		return repeated(0)
	case "blanks":
		return repeated(' ')
	case "17 MB of blanks":
		return io.LimitReader(repeated(' '), 17<<20)
	}
	return repeated('a')
}

// never is an input that says nothing.
type never struct{}

// Read never returns.
func (never) Read([]byte) (int, error) { select {} }

// slow is an input that says one byte at a time.
type slow struct{}

// Read waits and yields a blank.
func (slow) Read(p []byte) (int, error) {
	time.Sleep(10 * time.Millisecond)
	p[0] = ' '
	return 1, nil
}

// counter counts what is written.
type counter int64

// Write counts and keeps nothing.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
