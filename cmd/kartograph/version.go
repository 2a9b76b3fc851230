package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/seed-898ab921/kartograph"
	"github.com/spf13/cobra"
)

func newVersion(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print what build this is",
		Long: `Prints the version, the revision of the source that this command was built
from, and what built it for which platform.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(s.out, build())
			return err
		},
	}
}

// build tells what build this is, for the command version and the flag --version.
func build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return versionText(info)
}

// versionText is what a build's information says of it.
func versionText(info *debug.BuildInfo) string {
	return fmt.Sprintf("kartograph %s\nsource %s\nbuilt with %s for %s/%s\n", kartograph.Version, sourceOf(info), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// sourceOf names the source of a build: its revision, else the module's
// version, as with `go install ...@version`, which knows no revision.
func sourceOf(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	source := settings["vcs.revision"]
	switch {
	case source == "" && info.Main.Version != "" && info.Main.Version != "(devel)":
		return info.Main.Version
	case source == "":
		return "unknown: built without version control"
	case settings["vcs.time"] != "":
		source += " of " + settings["vcs.time"]
	}
	if settings["vcs.modified"] == "true" {
		source += ", changed since"
	}
	return source
}
