package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/layers/postgis"
	"github.com/seed-898ab921/kartograph/render"
)

// draw makes one map and puts it where the flags say.
func draw(ctx context.Context, name string, flags drawFlags, s streams) error {
	format, err := outputFormat(flags)
	if err != nil {
		return err
	}
	if name == "-" && flags.style == "-" {
		return usageError{fmt.Errorf("only one of config and stylesheet can come from standard input")}
	}
	if flags.json && (flags.output == "-" || flags.output == "" && flags.preview == "") {
		return usageError{fmt.Errorf("--json writes to standard output, and so does the map; give -o FILE")}
	}
	if err := checkFlags(flags, format); err != nil {
		return err
	}
	style := beginStyle(ctx, flags.style, s)
	cfg, err := readConfig(ctx, name, s.in)
	if err != nil {
		return err
	}
	makeRoom(cfg, s.garbage)
	cfg.Export.PrettyPrint = cfg.Export.PrettyPrint || flags.pretty
	if flags.density != "" {
		if cfg.Export.Density, err = config.Density(flags.density); err != nil {
			return usageError{fmt.Errorf("--density: %w", err)}
		}
	}
	sheet, err := style()
	if err != nil {
		return err
	}
	grids, err := openGrids("")
	if err != nil {
		return err
	}
	o := kartograph.Options{
		Files:    kartograph.OSFiles(),
		DataPath: filepath.SplitList(os.Getenv("KARTOGRAPH_DATA")),
		Database: postgis.Open,
		Grids:    grids,
		Strict:   flags.strict,
		OnlySVG:  writesSVG(format),
		Style:    sheet,

		ExplainLabel:  flags.explain,
		OnlyExplained: !flags.verbose && !flags.json,
	}
	if err := spareInputs([]string{flags.output}, name, flags, cfg, o); err != nil {
		return err
	}
	m, err := kartograph.Build(ctx, cfg, o)
	if err != nil {
		return err
	}
	if err := spareInputs(sizeNames(m, flags, format), name, flags, cfg, o); err != nil {
		return err
	}
	passed, err := deliver(ctx, m, flags, format, s)
	for _, j := range m.Report.Joined {
		fmt.Fprintf(s.err, "layer %q: joined %s\n", j.Layer, plain(j.IDs))
	}
	warn(s.err, cfg.Idle(format.Name))
	warn(s.err, m.Warnings)
	warn(s.err, passed)
	return err
}

// checkFlags refuses flags that do nothing in a format. Of the config's keys one may say what is for
// another format, in which the same map is drawn as well.
func checkFlags(flags drawFlags, format render.Format) error {
	picture := format.Name == render.PNG().Name
	switch {
	case flags.density != "" && !picture:
		return usageError{fmt.Errorf("--density is for pictures (%s), and the map is written as %s", render.PNG().Name, format.Name)}
	case flags.pretty && (picture || format.Name == render.PDF().Name):
		return usageError{fmt.Errorf("--pretty-print indents SVG, and the map is written as %s", format.Name)}
	}
	return nil
}

// writesSVG reports whether a format has a map's SVG and nothing else.
func writesSVG(f render.Format) bool {
	return f.Name == render.SVG().Name || f.Name == render.SVGZ().Name
}

// outputFormat is the format that the flags ask for: by its name, else by the
// ending of the output's, else the default.
func outputFormat(flags drawFlags) (render.Format, error) {
	if flags.format != "" {
		format, err := render.FormatNamed(flags.format)
		if err != nil {
			return format, usageError{fmt.Errorf("--format %w", err)}
		}
		return format, nil
	}
	if filepath.Ext(flags.output) == "" {
		return render.Formats()[0], nil
	}
	format, err := render.FormatOf(flags.output)
	if err != nil {
		return format, usageError{fmt.Errorf("%s: %w; name the file so, or give --format", flags.output, err)}
	}
	return format, nil
}

// maxInput limits the size of a config or stylesheet.
const maxInput = 16 << 20

func readConfig(ctx context.Context, name string, in io.Reader) (*kartograph.Config, error) {
	if name != "-" {
		return kartograph.LoadContext(ctx, kartograph.OSFiles(), filepath.ToSlash(name))
	}
	data, err := atmost.Read(in, config.StandardInput, maxInput)
	if err != nil {
		return nil, err
	}
	return kartograph.ParseContext(ctx, "-", data)
}

// deliver writes the map to a file or to standard output, and shows it. What the format cannot
// show is told.
func deliver(ctx context.Context, m *kartograph.Map, flags drawFlags, format render.Format, s streams) (passed []config.Warning, err error) {
	var stats render.Stats
	write := func(w io.Writer) (err error) {
		stats, err = m.Write(w, kartograph.WriteOptions{Format: format, Context: ctx})
		return err
	}
	shown, err := put(flags, format, s.out, write)
	if err != nil {
		return nil, err
	}
	for _, text := range stats.Passed {
		passed = append(passed, config.Warning{Text: text})
	}
	names := sizeNames(m, flags, format)
	if len(m.Sizes()) > 0 && len(names) == 0 && format.Name != render.HTML().Name {
		fmt.Fprintf(s.err, "variants: %d further sizes are not written; give -o FILE\n", len(m.Sizes()))
	}
	sizes, err := putSizes(ctx, m, names, format)
	for i := range sizes {
		for _, text := range sizes[i].Passed {
			if !slices.Contains(stats.Passed, text) {
				passed = append(passed, config.Warning{Text: fmt.Sprintf("at a width of %v: %s", m.Sizes()[i].Scene().Width, text)})
			}
		}
	}
	if err != nil {
		return passed, err
	}
	if flags.verbose {
		tell(s.err, m, stats)
	}
	if flags.explain != "" {
		explain(s.err, m, flags.explain)
	}
	if flags.json {
		if err := tellJSON(s.out, m, stats); err != nil {
			return passed, err
		}
	}
	if flags.preview != "" {
		return passed, open(ctx, flags.preview, shown, s.err)
	}
	return passed, nil
}

// sizeNames are the files of the map's further sizes beside it: map-320.svg. Pages hold them all.
func sizeNames(m *kartograph.Map, flags drawFlags, format render.Format) (names []string) {
	if flags.output == "" || flags.output == "-" || format.Name == render.HTML().Name {
		return nil
	}
	ending := filepath.Ext(flags.output)
	for _, size := range m.Sizes() {
		names = append(names, fmt.Sprintf("%s-%v%s", strings.TrimSuffix(flags.output, ending), size.Scene().Width, ending))
	}
	return names
}

// putSizes writes the map's further sizes into files of these names, and tells what was written
// into each.
func putSizes(ctx context.Context, m *kartograph.Map, names []string, format render.Format) ([]render.Stats, error) {
	all := make([]render.Stats, len(names))
	for i, name := range names {
		err := render.WriteFile(name, func(w io.Writer) (err error) {
			all[i], err = m.Sizes()[i].Write(w, kartograph.WriteOptions{Format: format, Context: ctx})
			return err
		})
		if err != nil {
			return all, err
		}
	}
	return all, nil
}

// put writes the map where the flags say and returns the name of the file that
// can be shown: a temporary one where no other is asked for.
func put(flags drawFlags, format render.Format, out io.Writer, write func(io.Writer) error) (file string, err error) {
	toFile := flags.output != "" && flags.output != "-"
	if toFile {
		return flags.output, render.WriteFile(flags.output, write)
	}
	if flags.output == "-" || flags.preview == "" {
		err = write(out)
	}
	if flags.preview != "" && err == nil {
		file, err = writeTemporary(format, write)
	}
	return file, err
}
