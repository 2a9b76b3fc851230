package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/postgis"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/spf13/cobra"
)

func newInfo(s streams) *cobra.Command {
	layer, strict, folder := config.Layer{}, false, ""
	var types map[string]string
	cmd := &cobra.Command{
		Use:   "info FILE",
		Short: "Describe a file that a layer could be drawn from",
		Long: `Describes what a layer's src may name: a file, a built-in map or a table of a
database: its format, coordinate system and extent, what its features are, and
its columns with some of their values. "builtin:" alone lists the built-in maps.`,
		Example: `  kartograph info countries.shp
  kartograph info builtin:
  kartograph info builtin:cities
  kartograph info "postgis:dbname=gis" --table roads`,
		Args: func(cmd *cobra.Command, args []string) error {
			if err := cobra.ExactArgs(1)(cmd, args); err != nil {
				return usageError{err}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			layer.Src = args[0]
			layer.Types = columnTypes(types)
			grids, err := openGrids(folder)
			if err != nil {
				return err
			}
			o := kartograph.Options{Grids: grids, Strict: strict}
			if layer.Src == "builtin:" {
				return listBuiltin(cmd.Context(), o, s.out)
			}
			return info(cmd.Context(), layer, o, s.out)
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, strictUsage)
	cmd.Flags().IntVar(&layer.Table.Skip, "skip", 0, "CSV: number of lines before the header")
	cmd.Flags().BoolVar(&layer.Table.Headless, "no-header", false, "CSV: the first line is a row already")
	cmd.Flags().StringVar(&layer.Table.Sheet, "sheet", "", "spreadsheets: name or number of the sheet")
	cmd.Flags().StringToStringVar(&types, "types", nil, "tables: what columns are: COLUMN=text, number, decimal-point or decimal-comma")
	cmd.Flags().StringVar(&layer.Charset, "charset", "", "encoding of the texts")
	cmd.Flags().StringVar(&layer.Object, "object", "", "object of a TopoJSON file, or file in a zip")
	cmd.Flags().StringVar(&layer.CRS, "crs", "", "coordinate system, overriding the file's own")
	cmd.Flags().StringVar(&folder, "grids", "", "folder of grids for datum shifts (.gsb), besides PROJ_DATA")
	cmd.Flags().StringVar(&layer.Table.X, "x", "", "CSV: column of longitudes or eastings")
	cmd.Flags().StringVar(&layer.Table.Y, "y", "", "CSV: column of latitudes or northings")
	cmd.Flags().StringVar(&layer.Table.WKT, "wkt", "", "CSV: column of geometries as well-known text")
	cmd.Flags().StringVar(&layer.PostGIS.Table, "table", "", "PostGIS: table")
	return cmd
}

func info(ctx context.Context, layer config.Layer, o kartograph.Options, w io.Writer) error {
	o.Files, o.Database = kartograph.OSFiles(), postgis.Open
	o.DataPath = filepath.SplitList(os.Getenv("KARTOGRAPH_DATA"))
	in, err := kartograph.Inspect(ctx, layer, o)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	row := func(name, format string, values ...any) {
		fmt.Fprintln(table, name+"\t"+oneLine(fmt.Sprintf(format, values...)))
	}
	row("format", "%s", in.Format)
	row("features", "%d (%s)", in.Features, geometryCounts(in.Geometries))
	row("vertices", "%d", in.Vertices)
	if e := in.Extent; e != nil {
		row("extent", "%.6g to %.6g east, %.6g to %.6g north", e.West, e.East, e.South, e.North)
	}
	if p := in.Plane; p != nil {
		row("extent", "%.10g to %.10g in x, %.10g to %.10g in y", p.MinX, p.MaxX, p.MinY, p.MaxY)
		planeRows(row, in)
	} else {
		row("crs", "%s", orUnknown(in.CRS, "not given; taken as WGS 84"))
	}
	row("charset", "%s", orUnknown(in.Charset, "not given"))
	for _, warning := range in.Warnings {
		row("warning", "%s", warning)
	}
	fmt.Fprintln(table)
	fmt.Fprintln(table, "column\ttype\tempty\tvalues")
	for _, c := range in.Columns {
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\n", oneLine(c.Name), c.Type, c.Nulls, oneLine(samples(c)))
	}
	return table.Flush()
}

// planeRows say what data in a plane may be in.
func planeRows(row func(name, format string, values ...any), in *kartograph.Inspection) {
	if in.CRS != "" {
		row("crs", "%s", in.CRS)
		return
	}
	row("crs", "not given, and these are no degrees; name it with \"crs\" (--crs)")
	for _, c := range in.Plane.Candidates {
		row("", "%s", candidate(c))
	}
	if len(in.Plane.Candidates) == 0 {
		row("", "no system of the registry has room for this extent")
	}
	row("", "or \"plane\" (y up), \"plane-down\" (y down) to draw them as they are")
}

// candidate is a line of a system that the data may be in.
func candidate(c crs.Candidate) string {
	text := fmt.Sprintf("maybe %s %s: %.5g to %.5g east, %.5g to %.5g north", c.Code, c.Name, c.West, c.East, c.South, c.North)
	if c.Alike > 0 {
		text += fmt.Sprintf(", or one of %d like it", c.Alike)
	}
	return text
}

func geometryCounts(counts []kartograph.GeometryCount) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, fmt.Sprintf("%d %s", c.Count, c.Type))
	}
	return strings.Join(parts, ", ")
}

func orUnknown(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return text
}

// samples shows the first values of a column, shortened to fit a line.
func samples(c kartograph.ColumnInfo) string {
	var shown []string
	for _, text := range c.Samples {
		if runes := []rune(text); len(runes) > 24 {
			text = string(runes[:23]) + "…"
		}
		shown = append(shown, text)
	}
	list := strings.Join(shown, ", ")
	if c.Distinct > len(c.Samples) {
		list += ", …"
	}
	return list
}

// columnTypes are types of columns as the command line has them.
func columnTypes(words map[string]string) map[string]layers.ColumnType {
	types := make(map[string]layers.ColumnType, len(words))
	for column, word := range words {
		types[column] = layers.ColumnType(word)
	}
	return types
}
