package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/builtin"
)

// listBuiltin lists the built-in maps: what they show, of when they are, where
// they come from, and the columns of each.
func listBuiltin(ctx context.Context, o kartograph.Options, w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "src\tshows\tyears\torigin")
	for _, m := range builtin.Maps() {
		fmt.Fprintf(table, "builtin:%s\t%s\t%s\t%s\n", m.Name, m.Title, m.Years, m.Origin)
	}
	fmt.Fprintln(table)
	fmt.Fprintln(table, "src\tcolumns")
	for _, m := range builtin.Maps() {
		if m.AtScale() {
			continue // has the columns of the map without a scale in its name
		}
		in, err := kartograph.Inspect(ctx, config.Layer{Src: "builtin:" + m.Name}, o)
		if err != nil {
			return err
		}
		names := make([]string, len(in.Columns))
		for i, c := range in.Columns {
			names[i] = c.Name
		}
		fmt.Fprintf(table, "builtin:%s\t%s\n", m.Name, orUnknown(strings.Join(names, " "), "none"))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, "\ndocs/basemap.md tells what the columns hold, the licences, and whose view of borders is drawn.")
	return err
}
