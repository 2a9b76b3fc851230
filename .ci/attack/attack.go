package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// attack is a folder of files and what the command is to do with them.
type attack struct {
	name string
	// files are written to a folder of the attack's own, which the command
	// works in; those that are nil are pipes that nobody writes to.
	files map[string][]byte
	// late are files that take long to make: they are made when they are needed.
	late map[string]func() []byte
	args []string
	// input names what is read from standard input; see inputOf.
	input string
	// after is when the command gets a signal; 0 for none.
	after time.Duration
	// quiet attacks are listed only where they are over.
	quiet bool
	// seconds and megabytes are set where the answer is that large, or where the
	// work is: what it is allowed then. why is the reason.
	seconds   float64
	megabytes int64
	why       string
	// err is why it cannot be made.
	err error
}

// allowed lets an attack cost more than others, for a reason.
func (a attack) allowed(seconds float64, megabytes int64, why string) attack {
	a.seconds, a.megabytes, a.why = seconds, megabytes, why
	return a
}

// cost is what an attack came to.
type cost struct {
	// Status is the exit status, Said the last line of what was said.
	Status int
	Said   string
	// In, Out and Peak are bytes: of the files, of the answer, of memory.
	In, Out, Peak int64
	// Wall and CPU are the time that the command took, Queued how long its threads
	// waited for a processor.
	Wall, CPU, Queued time.Duration
}

// run writes the files of an attack and makes it.
func (a attack) run(program, folder string) (cost, error) {
	dir := filepath.Join(folder, strings.NewReplacer(" ", "_", "/", "_", "%", "", ",", "").Replace(a.name))
	c := cost{}
	if a.err != nil {
		return c, a.err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return c, err
	}
	files := maps.Clone(a.files)
	for name, make := range a.late {
		files[name] = make()
	}
	for name, data := range files {
		c.In += int64(len(data))
		file := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(file), 0o777)
		if err == nil && data == nil {
			err = makePipe(file)
		} else if err == nil {
			err = os.WriteFile(file, data, 0o666)
		}
		if err != nil {
			return c, err
		}
	}
	return a.measure(program, dir, c)
}

// measure runs the command from a small process, since the memory of the one
// that starts it is counted as its own.
func (a attack) measure(program, dir string, c cost) (cost, error) {
	me, err := os.Executable()
	if err != nil {
		return c, err
	}
	order, err := json.Marshal(order{append([]string{program}, a.args...), dir, a.input, a.after, time.Duration(a.seconds * 1.2 * float64(time.Second))})
	if err != nil {
		return c, err
	}
	cmd := exec.Command(me, "-order")
	cmd.Stdin, cmd.Stderr = bytes.NewReader(order), os.Stderr
	answer, err := cmd.Output()
	if err != nil {
		return c, err
	}
	in := c.In
	err = json.Unmarshal(answer, &c)
	c.In = in
	return c, err
}
