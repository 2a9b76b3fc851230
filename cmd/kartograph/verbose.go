package main

import (
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/render"
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
