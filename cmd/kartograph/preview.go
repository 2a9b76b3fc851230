package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/seed-898ab921/kartograph/render"
)

// previewDefault is the value of --preview without a command.
const previewDefault = "default"

// preview writes the map into a temporary file and opens it. The file stays:
// the viewer may read it after this command has ended.
func preview(command string, compress bool, write func(io.Writer) error) error {
	pattern := "kartograph-*.svg"
	if compress {
		pattern += "z"
	}
	file, err := os.CreateTemp("", pattern)
	if err != nil {
		return fmt.Errorf("preview: %w", err)
	}
	name := file.Name()
	if err := file.Close(); err != nil {
		return fmt.Errorf("preview: %w", err)
	}
	if err := render.WriteFile(name, write); err != nil {
		return err
	}
	return open(command, name)
}

// open starts the viewer of SVG files: the command given, the environment's,
// or the desktop's.
func open(command, name string) error {
	words := viewer(command)
	cmd := exec.Command(words[0], append(words[1:], name)...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("preview: %s %s: %w; name a viewer with --preview=CMD or $KARTOGRAPH_PREVIEW",
			strings.Join(words, " "), name, err)
	}
	return nil
}

func viewer(command string) []string {
	if command == previewDefault {
		command = os.Getenv("KARTOGRAPH_PREVIEW")
	}
	if words := strings.Fields(command); len(words) > 0 {
		return words
	}
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"cmd", "/c", "start", ""}
	default:
		return []string{"xdg-open"}
	}
}
