package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// tell writes what each stage of a map did.
func tell(w io.Writer, m *kartograph.Map, stats render.Stats) {
	fmt.Fprintf(w, "projection: %s\n", m.Report.Projection)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "layer\tread\tfiltered out\tdrawn\tvertices read\tvertices drawn\tlabels\twithout room\t")
	for _, l := range m.Report.Layers {
		name := l.ID
		if l.View != "" {
			name = l.View + ": " + name
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", name, l.Read, l.Filtered, l.Drawn, l.VerticesRead, l.VerticesDrawn, l.Labels, l.Unlabelled)
	}
	_ = table.Flush() // the terminal is gone when this fails
	tellScales(w, m.Report.Scales)
	tellLabels(w, m.Report.Labels)
	total := time.Duration(0)
	for _, s := range m.Report.Stages {
		total += s.Duration
		fmt.Fprintf(w, "%-10s %8.3f s\n", s.Name, s.Duration.Seconds())
	}
	fmt.Fprintf(w, "%-10s %8.3f s\n", "all", total.Seconds())
	fmt.Fprintf(w, "written: %d shapes, %d vertices, %d bytes\n", stats.Marks, stats.Vertices, stats.Bytes)
	if stats.Collapsed > 0 {
		fmt.Fprintf(w, "too small to draw: %d shapes\n", stats.Collapsed)
	}
}

// tellScales writes what the classes of layers are, and how well they fit.
func tellScales(w io.Writer, scales []*scale.Scale) {
	for _, s := range scales {
		fmt.Fprintf(w, "%s: %s by %s, %s, %s to %s, %d features with a value, %d without", s.Layer, s.Property, strings.Join(s.By, " and "), s.Method, scale.Readable(s.Domain[0]), scale.Readable(s.Domain[1]), s.Count, s.Missing.Count)
		if s.Fit != nil {
			fmt.Fprintf(w, "; goodness of variance fit %.3f, tabular accuracy %.3f", s.Fit.Variance, s.Fit.Absolute)
		}
		fmt.Fprintln(w)
		for _, c := range s.Classes {
			name := scale.Readable(c.From) + " to " + scale.Readable(c.To)
			switch {
			case c.Others:
				name = "others"
			case s.Method == scale.Category:
				name = c.Category
			}
			fmt.Fprintf(w, "  %-6s %-24s %-10s %d\n", c.Name, name, c.Value, c.Count)
		}
	}
}
