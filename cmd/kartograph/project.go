package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/spf13/cobra"
)

func newProject(s streams) *cobra.Command {
	var from, to, folder string
	var decimals int
	cmd := &cobra.Command{
		Use:   "project",
		Short: "Transform coordinates between coordinate systems",
		Long: `Reads lines of "x y" from standard input and writes them in another coordinate
system; what follows on a line is kept. Geographic systems are in degrees,
longitude first. NaN NaN stands where a point has no image. A system is a PROJ
string, WKT, a code such as EPSG:3035, or the id of a projection with its
parameters, which is in metres on a sphere of the earth's mean radius; the side
that is not given is EPSG:4326.`,
		Example: `  echo 10 52 | kartograph project --to EPSG:3035
  echo 4321000 3210000 | kartograph project --from EPSG:3035
  echo 10 52 | kartograph project --to "winkel3 lon0=11"`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			if decimals < -1 || decimals > 15 {
				return usageError{fmt.Errorf("--decimals is %d, must be from 0 to 15", decimals)}
			}
			grids, err := openGrids(folder)
			if err != nil {
				return err
			}
			return project(s, grids, [2]string{from, to}, decimals)
		},
	}
	cmd.Flags().StringVar(&from, "from", "EPSG:4326", "coordinate system of the input")
	cmd.Flags().StringVar(&to, "to", "EPSG:4326", "coordinate system of the output")
	cmd.Flags().StringVar(&folder, "grids", "", "folder of grids for datum shifts (.gsb), besides PROJ_DATA")
	cmd.Flags().IntVarP(&decimals, "decimals", "d", -1, "digits after the point; -1 is 10 for degrees and 4 for others")
	return cmd
}

// project transforms standard input from one system to another. Decimals below 0
// suit the output.
func project(s streams, grids *crs.Grids, systems [2]string, decimals int) error {
	source, err := parseSystem(s, grids, "--from", systems[0])
	if err != nil {
		return err
	}
	target, err := parseSystem(s, grids, "--to", systems[1])
	if err != nil {
		return err
	}
	switch {
	case decimals >= 0:
	case target.IsGeographic():
		decimals = 10
	default:
		decimals = 4
	}
	transform := crs.Transform(source, target)
	lines := bufio.NewScanner(s.in)
	out := bufio.NewWriter(s.out)
	for number := 1; lines.Scan(); number++ {
		if err := projectLine(out, lines.Text(), decimals, transform); err != nil {
			_ = out.Flush() // what was transformed is shown before the error
			return fmt.Errorf("standard input:%d: %w", number, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	return out.Flush()
}

func parseSystem(s streams, grids *crs.Grids, flag, text string) (*crs.System, error) {
	system, err := systemNamed(text, grids)
	if err != nil {
		return nil, usageError{fmt.Errorf("%s: %w", flag, err)}
	}
	for _, warning := range system.Warnings() {
		fmt.Fprintf(s.err, "kartograph: warning: %s %s: %s\n", flag, text, warning)
	}
	return system, nil
}

// systemNamed reads a coordinate system, or the id of a projection with its
// parameters.
func systemNamed(text string, grids *crs.Grids) (*crs.System, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return grids.Parse(text)
	}
	definition, err := catalogue.Find(words[0])
	if err != nil {
		return grids.Parse(text)
	}
	params := map[string]float64{}
	for _, word := range words[1:] {
		name, value, _ := strings.Cut(word, "=")
		if params[name], err = strconv.ParseFloat(value, 64); err != nil {
			return nil, fmt.Errorf("%q: a parameter is a name and a number, such as lon0=10", word)
		}
	}
	values, err := definition.Resolve(params)
	if err != nil {
		return nil, err
	}
	return crs.FromDefinition(definition, values, crs.MeanRadius)
}

// projectLine transforms one line. Empty lines and comments (#) are kept.
func projectLine(w io.Writer, line string, decimals int, transform func(x, y float64) (float64, float64, bool)) error {
	fields := strings.Fields(line)
	if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
		_, err := fmt.Fprintln(w, line)
		return err
	}
	if len(fields) < 2 {
		return fmt.Errorf("%q is not a pair of numbers", line)
	}
	var at [2]float64
	for i := range at {
		var err error
		if at[i], err = strconv.ParseFloat(fields[i], 64); err != nil {
			return fmt.Errorf("%q is not a number", fields[i])
		}
	}
	x, y, ok := transform(at[0], at[1])
	if !ok {
		x, y = math.NaN(), math.NaN()
	}
	rest := fields[2:]
	words := append([]string{formatNumber(x, decimals), formatNumber(y, decimals)}, rest...)
	_, err := fmt.Fprintln(w, strings.Join(words, " "))
	return err
}

func formatNumber(f float64, decimals int) string {
	return strconv.FormatFloat(f+0, 'f', decimals, 64)
}
