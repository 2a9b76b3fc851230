package main

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/render"
)

// work is a map that takes a while: its config, its stylesheet, its files and the
// format that it is written in.
type work struct {
	name, config, style, format string
	// files are made when they are needed.
	files func() map[string]string
}

// late is a gap after whose beginning the context was ended, and how long it took from
// there until the map came back.
type late struct {
	gap
	took time.Duration
}

// found is what was found out about a map: how long it takes, the longest gap, and those
// in which it is ended too late; said is its error, where it has one.
type found struct {
	takes, longest time.Duration
	late           []late
	said           string
}

// longest is how long maps are drawn: of those that take longer only what they do until
// then is looked at. mostGaps is in how many gaps of a map its context is ended.
const (
	longest  = 20 * time.Second
	mostGaps = 8
)

// measure draws a map to its end, and once more for each gap that is longer than allowed.
func (w work) measure() (f found) {
	files := fstest.MapFS{}
	if w.files != nil {
		for name, text := range w.files() {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	runtime.GC()
	whole, began := new(watch), now()
	if err := w.draw(whole, files, -1); err != nil {
		f.said, _, _ = strings.Cut(err.Error(), "\n")
	}
	f.takes = began.until(now())
	ended := 0
	for i, g := range whole.gaps {
		f.longest = max(f.longest, g.long)
		if g.long <= allowed || ended == mostGaps {
			continue
		}
		ended++
		if took := w.end(files, i); took > allowed {
			f.late = append(f.late, late{g, took})
		}
	}
	return f
}

// end draws a map whose context ends in its nth gap, and tells how long it took to come back: from
// the last time that it was asked before, as the context may end there as well, or from its
// end where the work goes on behind, for which nobody waits.
func (w work) end(files fstest.MapFS, nth int) time.Duration {
	waited := time.Now()
	for spend.Behind() > 0 && time.Since(waited) < longest {
		time.Sleep(10 * time.Millisecond) // what goes on of the map before is not this one's fault
	}
	watched, behind := new(watch), spend.Behind()
	_ = w.draw(watched, files, nth) // which is the context's error, or that of the whole map
	if len(watched.gaps) <= nth {
		return 0
	}
	if spend.Behind() > behind {
		return watched.ended.until(now())
	}
	return watched.gaps[nth].long
}

// draw does all of what a map takes, until its context ends in the nth gap.
func (w work) draw(by *watch, files fstest.MapFS, nth int) error {
	ctx, end := context.WithTimeout(context.Background(), longest)
	defer end()
	by.seen = func(number int) {
		if number == nth {
			by.ended = now()
			end()
		}
	}
	ctx, stop := by.with(ctx)
	defer stop()
	cfg, err := kartograph.ParseContext(ctx, "map.json", []byte(w.config))
	if err != nil {
		return err
	}
	o := kartograph.Options{Files: files}
	if w.style != "" {
		if o.Style, _, err = kartograph.ParseStyle(ctx, "s.css", []byte(w.style)); err != nil {
			return err
		}
	}
	m, err := kartograph.Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	format := render.SVG()
	for _, f := range render.Formats() {
		if f.Name == w.format {
			format = f
		}
	}
	_, err = m.Write(io.Discard, kartograph.WriteOptions{Format: format, Context: ctx})
	return err
}
