package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/preview"
	"github.com/seed-898ab921/kartograph/layers/postgis"
	"github.com/spf13/cobra"
)

const serveLong = `Shows the map in a page of the browser and draws it again whenever its config,
its stylesheet or a file that they name is saved. The page keeps its place; while
a file has mistakes, it tells them above the last map.

The page is for this computer alone, at an address that nobody guesses. Ctrl-C
or SIGTERM ends it, with the exit status 0.`

// newServe makes the command that shows a map while somebody works on it.
func newServe(s streams) *cobra.Command {
	var style string
	var port int
	var strict bool
	cmd := &cobra.Command{
		Use:     "serve CONFIG",
		Short:   "Show a map in the browser while it is worked on",
		Long:    serveLong,
		Example: "  kartograph serve map.yaml -s map.css",
		Args: func(cmd *cobra.Command, args []string) error {
			if err := cobra.ExactArgs(1)(cmd, args); err != nil {
				return usageError{err}
			}
			if args[0] == "-" || style == "-" {
				return usageError{fmt.Errorf("standard input cannot be watched; name a file")}
			}
			if port < 0 || port > 65535 {
				return usageError{fmt.Errorf("--port is %d; give 0, for any that is free, to 65535", port)}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := os.Stat(args[0]); err != nil {
				return err
			}
			grids, err := openGrids("")
			if err != nil {
				return err
			}
			session := preview.NewSession(preview.Options{Config: args[0], Style: style, Map: kartograph.Options{
				DataPath: filepath.SplitList(os.Getenv("KARTOGRAPH_DATA")),
				Database: postgis.Open,
				Grids:    grids,
				Strict:   strict,
			}})
			return preview.NewServer(session).Serve(cmd.Context(), port, func(address string) {
				fmt.Fprintln(s.out, address)
				fmt.Fprintln(s.err, "Open this address in a browser; Ctrl-C ends it.")
			})
		},
	}
	f := cmd.Flags()
	f.StringVarP(&style, "style", "s", "", "stylesheet: a file or a finished style")
	f.IntVar(&port, "port", 0, "port to listen at; 0 is any that is free")
	f.BoolVar(&strict, "strict", false, strictUsage)
	return cmd
}
