package batch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/render"
)

// one makes a map, unless it would come out the same.
func (r *running) one(ctx context.Context, i int) Result {
	start := time.Now()
	_, row := r.at(i)
	result := Result{Output: r.outputOf(&row), Row: row.describe(r.output.names)}
	if err := r.makeSafely(ctx, i, &row, &result); err != nil {
		result.Status, result.Err = Failed, brief.Error(err)
	}
	result.Duration = time.Since(start)
	return result
}

// PanicError is a panic of the code that drew a map, such as a Source or a
// Where of the program: the map failed, the others are made.
type PanicError struct {
	// Value is what was given to panic, and Stack where that was.
	Value any
	Stack []byte
}

// Error returns the value, without the stack.
func (e *PanicError) Error() string { return fmt.Sprintf("drawing panicked: %v", e.Value) }

// makeSafely makes a map; a panic becomes a *PanicError, since nobody could
// recover from one in a goroutine of ours.
func (r *running) makeSafely(ctx context.Context, i int, row *rowData, result *Result) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{v, debug.Stack()}
		}
	}()
	return r.make(ctx, i, row, result)
}

func (r *running) make(ctx context.Context, i int, row *rowData, result *Result) error {
	cfg, sheet, now, err := r.prepare(ctx, row)
	if err != nil {
		return err
	}
	if result.Reason, result.Bytes, err = r.reason(ctx, result.Output, now); err != nil {
		return err
	}
	if result.Reason == "" {
		result.Status = Skipped
		return nil
	}
	o := r.options.Options
	o.Style, o.Workers, o.Several = sheet.sheet, r.workers(i), true
	drawn, err := kartograph.Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	format, err := render.FormatOf(result.Output)
	if err != nil {
		return err
	}
	var told []string
	result.Bytes, err = r.deliver(i, result.Output, now, func(w io.Writer) error {
		stats, err := drawn.Write(w, kartograph.WriteOptions{Format: format, Context: ctx})
		told = stats.Passed
		return err
	})
	if err != nil {
		return err
	}
	result.Status = Drawn
	result.Warnings = slices.Concat(cfg.Warnings, cfg.Idle(format.Name), sheet.warnings, drawn.Warnings)
	for _, text := range told {
		result.Warnings = append(result.Warnings, config.Warning{Text: text})
	}
	if n := len(drawn.Sizes()); n > 0 && format.Name != render.HTML().Name {
		result.Warnings = append(result.Warnings, config.Warning{Text: fmt.Sprintf("variants: %d further sizes are not written; batches write them in pages (.html)", n)})
	}
	return nil
}

// reason tells why a map is to be drawn; it is empty, and the file's size is
// known, when the map would come out the same.
func (r *running) reason(ctx context.Context, output string, now mapState) (reason string, bytes int64, err error) {
	if r.state == nil {
		return "new", 0, nil
	}
	before, reason := r.state.outdated(output, now)
	if reason != "" {
		return reason, 0, nil
	}
	// The folder of the outputs may say nothing, too.
	reason, err = spend.Promptly(ctx, func() (string, error) { return r.state.checkOutput(ctx, before) })
	if reason == "" && r.options.Force {
		reason = "forced"
	}
	return reason, before.Size, err
}

// deliver writes a map to its place and records it.
func (r *running) deliver(number int, output string, now mapState, write func(io.Writer) error) (bytes int64, err error) {
	if r.state == nil {
		return handOver(output, r.options.Create, write)
	}
	entry, err := r.state.write(number, output, write)
	if err != nil {
		return 0, err
	}
	entry.mapState = now
	return entry.Size, r.state.known.record(entry)
}

// handOver writes a map, when it is whole, to a place of the program's.
func handOver(output string, create func(string) (io.WriteCloser, error), write func(io.Writer) error) (int64, error) {
	var whole bytes.Buffer
	if err := write(&whole); err != nil {
		return 0, err
	}
	place, err := create(output)
	if err != nil {
		return 0, err
	}
	n, err := whole.WriteTo(place)
	return n, errors.Join(err, place.Close())
}

// prepare makes a map's config and finds all that decides how the map will come
// out.
func (r *running) prepare(ctx context.Context, row *rowData) (*config.Config, *cachedSheet, mapState, error) {
	now := mapState{Program: programVersion()}
	all, err := r.said(ctx, row)
	if err != nil {
		return nil, nil, now, err
	}
	sheet := all.sheet
	cfg, scales, err := r.settle(ctx, all.config)
	if err != nil {
		return nil, nil, now, err
	}
	now.Config, now.Style = hashNode(all.tree)+scales, sheet.hash
	if r.options.Strict {
		// A map that was drawn with records left out is drawn again.
		now.Config += "-strict"
	}
	now.Inputs, err = r.inputs.hashInputs(ctx, cfg, sheet.sheet)
	return cfg, sheet, now, err
}

// said is what a batch says of a map: its config, with the tree, and its stylesheet.
type said struct {
	config *config.Config
	tree   *tree.Node
	sheet  *cachedSheet
}

// said reads what the batch says of a row's map.
func (r *running) said(ctx context.Context, row *rowData) (s said, err error) {
	if s.config, s.tree, err = r.config(ctx, row); err == nil {
		s.sheet, err = r.cache.style(ctx, r.Planned, row)
	}
	return s, err
}
