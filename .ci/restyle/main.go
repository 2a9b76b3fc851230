// Command restyle measures what a preview waits for while somebody works on a
// stylesheet: a finished map in another stylesheet, as an SVG document. It prints
// the median of so many times, in milliseconds, beside that of building the map
// anew from sources that are held.
//
//	restyle CONFIG.json TIMES
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/styles"
)

func main() {
	if err := run(os.Args, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	if len(args) != 3 {
		return fmt.Errorf("usage: restyle CONFIG.json TIMES")
	}
	times, err := strconv.Atoi(args[2])
	if err != nil || times < 1 {
		return fmt.Errorf("%q is no number of times", args[2])
	}
	ctx, files := context.Background(), kartograph.OSFiles()
	cfg, err := kartograph.Load(files, filepath.ToSlash(args[1]))
	if err != nil {
		return err
	}
	m, err := kartograph.Build(ctx, cfg, kartograph.Options{Files: files})
	if err != nil {
		return err
	}
	sources := kartograph.NewSources(files)
	restyled, err := median(times, func(sheet *styles.Sheet) (*kartograph.Map, error) { return m.Restyle(ctx, sheet) })
	if err != nil {
		return err
	}
	built, err := median(times, func(sheet *styles.Sheet) (*kartograph.Map, error) {
		return kartograph.Build(ctx, cfg, kartograph.Options{Files: files, Sources: sources, Style: sheet})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "restyled: %.1f ms\nbuilt from held sources: %.1f ms\n", restyled, built)
	return nil
}

// median is that of the milliseconds that a map takes to be made and written in a
// stylesheet that changes each time.
func median(times int, remake func(*styles.Sheet) (*kartograph.Map, error)) (float64, error) {
	var all []float64
	var svg bytes.Buffer
	for i := range times + 1 { // the first one warms up
		sheet, _, err := styles.Parse("s.css", fmt.Appendf(nil, "#a { fill: #%06x; stroke-width: %d }", i*7919%(1<<24), i%5+1))
		if err != nil {
			return 0, err
		}
		svg.Reset()
		start := time.Now()
		m, err := remake(sheet)
		if err != nil {
			return 0, err
		}
		if _, err := m.Write(&svg, kartograph.WriteOptions{}); err != nil {
			return 0, err
		}
		if i > 0 {
			all = append(all, float64(time.Since(start).Microseconds())/1000)
		}
	}
	slices.Sort(all)
	return all[len(all)/2], nil
}
