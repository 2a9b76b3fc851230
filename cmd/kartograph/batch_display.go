package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/seed-898ab921/kartograph/batch"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// display shows the results of a batch as they come: lines of JSON, a progress
// bar on a terminal, plain lines elsewhere.
type display struct {
	json   io.Writer
	lines  io.Writer
	dryRun bool
	bars   *mpb.Progress
	bar    *mpb.Bar
}

func newDisplay(plan *batch.Planned, flags batchFlags, s streams) *display {
	d := &display{dryRun: flags.dryRun}
	switch {
	case flags.json:
		d.json = s.out
	case flags.dryRun:
		d.lines = s.out
	case isTerminal(s.err) && plan.Len() > 0:
		d.bars = mpb.New(mpb.WithOutput(s.err), mpb.WithWidth(64))
		d.bar = d.bars.AddBar(int64(plan.Len()),
			mpb.PrependDecorators(decor.CountersNoUnit("%d/%d maps")),
			mpb.AppendDecorators(decor.AverageSpeed(0, "%.1f/s", decor.WCSyncSpace),
				decor.OnComplete(decor.AverageETA(decor.ET_STYLE_GO, decor.WCSyncSpace), "")))
	default:
		d.lines = s.err
	}
	return d
}

// isTerminal reports whether a stream is shown to somebody right away.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb" && file.Name() != os.DevNull
}

// show shows one result. The error is that of standard output.
func (d *display) show(r batch.Result) error {
	if d.json != nil {
		return writeLine(d.json, r)
	}
	if d.bar != nil {
		d.bar.Increment()
		return nil
	}
	return d.line(r)
}

// line writes a plain line for a map that was drawn or failed.
func (d *display) line(r batch.Result) (err error) {
	switch {
	case r.Status == batch.Failed:
		_, err = fmt.Fprintf(d.lines, "failed %s: %v\n", r.Called(), r.Err)
	case r.Status == batch.Drawn && d.dryRun:
		_, err = fmt.Fprintf(d.lines, "%s (%s)\n", r.Called(), r.Reason)
	case r.Status == batch.Drawn:
		_, err = fmt.Fprintf(d.lines, "%s (%s) %s\n", r.Called(), r.Reason, r.Duration.Round(100*time.Microsecond))
	}
	if !d.dryRun {
		return nil // what standard error is for goes on without it
	}
	return err
}

// close ends the progress bar, which stays as it is when not all was done.
func (d *display) close(complete bool) {
	if d.bars == nil {
		return
	}
	if !complete || !d.bar.Completed() {
		d.bar.Abort(false)
	}
	d.bars.Wait()
}
