package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/starter"
	"github.com/spf13/cobra"
)

func newInit(s streams) *cobra.Command {
	var from string
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a map to begin with",
		Long: `Writes a config, map.yaml, and a stylesheet, style.css, with comments, into a
folder, by default the current one: a map on the built-in basemap, which draws as
it is. map.schema.json is for editors, which complete keys by it and tell
mistakes. Nothing is asked and nothing is overwritten.

With --from the map is one of a file, of any format that layers take: its layer,
the columns that look like ids, names and values to colour by, a projection that
suits it, and the countries around. A table without places (CSV, spreadsheets, JSON)
is joined to the built-in countries, or states or counties of the USA, by the column
that has most of their codes or names. What was guessed is said in the config.`,
		Example: "  kartograph init europe && cd europe\n  kartograph map.yaml -s style.css -o map.svg\n  kartograph init --from districts.shp",
		Args:    optionalFolder,
		RunE: func(cmd *cobra.Command, args []string) error {
			folder := "."
			if len(args) > 0 {
				folder = args[0]
			}
			files := starter.Files()
			if from != "" {
				var err error
				if files, err = proposed(cmd.Context(), from, folder); err != nil {
					return err
				}
			}
			written, err := starter.Write(folder, files)
			for _, name := range written {
				fmt.Fprintln(s.err, plain(name))
			}
			if err == nil {
				fmt.Fprintf(s.err, "to see it: kartograph serve %s -s %s\n", quoted(written[0]), quoted(written[1]))
			}
			return err
		},
	}
	cmd.Flags().StringVar(&from, "from", "", "a file that the map is to be of")
	return cmd
}

// quoted is a name as shells take it.
func quoted(name string) string {
	if name = plain(name); strings.ContainsAny(name, " '\"$&();<>|*?\\`!#") {
		return strconv.Quote(name)
	}
	return name
}

// proposed are the files of a map of a file, whose config is in a folder.
func proposed(ctx context.Context, from, folder string) ([]starter.File, error) {
	grids, err := openGrids("")
	if err != nil {
		return nil, err
	}
	src := filepath.ToSlash(sourceIn(folder, from))
	name := filepath.ToSlash(from)
	o := kartograph.Options{Files: kartograph.OSFiles(), DataPath: filepath.SplitList(os.Getenv("KARTOGRAPH_DATA")), Grids: grids}
	in, err := kartograph.Inspect(ctx, config.Layer{Src: name}, o)
	if err == nil {
		var files []starter.File
		if files, err = starter.Propose(in, src); err == nil {
			return files, nil
		}
	}
	files, none := starter.ProposeJoin(ctx, starter.Table{From: name, Src: src, Why: err}, o)
	switch {
	case errors.Is(none, starter.ErrNoTable):
		return nil, err
	case none != nil:
		return nil, fmt.Errorf("%w; %w", err, none)
	}
	return files, nil
}

// sourceIn is how a config in a folder names a file: from that folder on, but for what is
// named from the root on, is on another drive, or is no file.
func sourceIn(folder, from string) string {
	if _, err := os.Stat(from); err != nil || filepath.IsAbs(from) {
		return from
	}
	if filepath.IsAbs(folder) {
		whole, err := filepath.Abs(from)
		if err != nil {
			return from
		}
		from = whole
	}
	if src, err := filepath.Rel(folder, from); err == nil {
		return src
	}
	return from
}

// optionalFolder takes one argument or none.
func optionalFolder(cmd *cobra.Command, args []string) error {
	if err := cobra.MaximumNArgs(1)(cmd, args); err != nil {
		return usageError{err}
	}
	return nil
}
