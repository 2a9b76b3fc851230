// Command kartograph draws SVG maps from a config and a stylesheet.
//
//	kartograph map.json -s style.css -o map.svg
//
// Its exit status is 0 when the map was made, 1 when it could not be made, 2 when
// the command line was wrong, 3 when trouble that may pass kept it from being
// made, and 4 when some maps of a batch could not be made.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/largepages"
	_ "github.com/seed-898ab921/kartograph/internal/largepages/start" // the heap goes on in large pages
	"github.com/seed-898ab921/kartograph/internal/stack"
)

func main() { os.Exit(process(grace)) }

// process carries out the process's command line, whose work may take so long to
// end after a signal.
func process(grace time.Duration) int {
	// The world is stopped for what the collector is told, which takes long once others work.
	garbage := relaxCollector(garbageFor(os.Args[1:]))
	if slices.ContainsFunc(os.Args[1:], isConfig) {
		<-largepages.AskForHeap(heapFor(os.Args[1])) // what comes meanwhile would be behind it, in small pages
		go prepare()
	}
	ctx, come := heedSignals(context.Background(), grace)
	return come.status(run(ctx, os.Args[1:], streams{os.Stdin, &output{file: os.Stdout, ready: come.asked}, os.Stderr, garbage}))
}

// prepare makes, beside other work, what the first config that is read would wait for: the tables
// of its keys.
func prepare() {
	stack.GrowDeep()
	_, _ = config.Parse("config.json", []byte(`{"proj": {"id": "robinson"}, "layers": {"a": {"src": "a.shp"}}}`))
}

// isConfig reports whether a word of a command line is the name of a config.
func isConfig(word string) bool {
	return slices.Contains([]string{".json", ".yaml", ".yml"}, filepath.Ext(word))
}

// streams are where the command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// garbage is told what a map is sure to hold; nil is a process that has no say in it.
	garbage *collector
}

// run carries out a command line and returns the exit status.
func run(ctx context.Context, args []string, s streams) int {
	cmd := newRoot(s)
	cmd.SetArgs(args)
	err := cmd.ExecuteContext(ctx)
	if err == nil {
		err = lost(s.out)
	}
	if err == nil {
		return exitDone
	}
	if told := reason(ctx, err); !errors.Is(err, errNoReader) {
		fmt.Fprintf(s.err, "kartograph: %s\n", plain(told.Error()+hints(told)))
	}
	status := exitStatus(err)
	if status == exitUsage {
		fmt.Fprintln(s.err, "`kartograph --help` shows the usage")
	}
	return status
}
