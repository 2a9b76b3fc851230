package batch

import (
	"fmt"
	"strconv"
)

// ShardsVariable is the environment variable with the number of shards, for
// schedulers that tell a task its index but not the number of tasks.
const ShardsVariable = "KARTOGRAPH_SHARDS"

// arraySystem is a scheduler that runs the tasks of an array and tells each
// its index in the environment.
type arraySystem struct {
	title string
	// index is the variable of the task's index.
	index string
	// first is the variable of the smallest index; where it is empty,
	// indexes start at base.
	first string
	base  int
	// step is the variable of the distance between indexes.
	step string
	// count is the variable of the number of tasks; last, in its place, of
	// the largest index. With neither, ShardsVariable must be set.
	count, last string
	// how says how ShardsVariable is set.
	how string
}

// arraySystems are the schedulers that are known: variables by the manuals of
// Slurm (sbatch), Kubernetes (Indexed Job), AWS Batch (job environment
// variables), Google Cloud Run jobs and Batch, PBS Pro and OpenPBS, Torque,
// Grid Engine (qsub).
func arraySystems() []arraySystem {
	return []arraySystem{
		{title: "Slurm", index: "SLURM_ARRAY_TASK_ID", first: "SLURM_ARRAY_TASK_MIN", step: "SLURM_ARRAY_TASK_STEP",
			count: "SLURM_ARRAY_TASK_COUNT", last: "SLURM_ARRAY_TASK_MAX"},
		{title: "Kubernetes", index: "JOB_COMPLETION_INDEX",
			how: "set it in the manifest to the number of completions"},
		{title: "AWS Batch", index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"},
		{title: "Cloud Run", index: "CLOUD_RUN_TASK_INDEX", count: "CLOUD_RUN_TASK_COUNT"},
		{title: "Google Batch", index: "BATCH_TASK_INDEX", count: "BATCH_TASK_COUNT"},
		{title: "Grid Engine", index: "SGE_TASK_ID", first: "SGE_TASK_FIRST", step: "SGE_TASK_STEPSIZE", last: "SGE_TASK_LAST"},
		{title: "PBS", index: "PBS_ARRAY_INDEX", base: 1,
			how: "give it to qsub: -J 1-7 -v KARTOGRAPH_SHARDS=7"},
		{title: "Torque", index: "PBS_ARRAYID", base: 1,
			how: "give it to qsub: -t 1-7 -v KARTOGRAPH_SHARDS=7"},
	}
}

// ShardFromEnvironment finds the shard that an array job's task is to make, in
// the variables of Slurm, Kubernetes Indexed Jobs, AWS Batch, Google Cloud Run
// jobs and Batch, PBS, Torque and Grid Engine. It is the whole batch outside of
// an array. getenv is os.Getenv, or a test's.
func ShardFromEnvironment(getenv func(string) string) (Shard, error) {
	for _, system := range arraySystems() {
		if text := getenv(system.index); text != "" && text != "undefined" {
			shard, err := system.shard(getenv)
			if err != nil {
				return Shard{}, fmt.Errorf("this is task %s of a %s array (%s), but %w", text, system.title, system.index, err)
			}
			return shard, nil
		}
	}
	return Shard{}, nil
}

func (s arraySystem) shard(getenv func(string) string) (Shard, error) {
	e := environment{getenv: getenv}
	index, first, step := e.number(s.index, 0), e.number(s.first, s.base), e.number(s.step, 1)
	count := e.number(s.count, 0)
	if last := e.number(s.last, -1); last >= 0 && step > 0 {
		whole := (last-first)/step + 1
		if count > 0 && count != whole {
			e.fail("its %d indexes are not all of %d to %d", count, first, last)
		}
		count = whole
	}
	if given := e.number(ShardsVariable, 0); given > 0 {
		count = given
	}
	shard := Shard{From: s.title, Count: count}
	switch {
	case e.err != nil:
		return Shard{}, e.err
	case count == 0:
		return Shard{}, fmt.Errorf("nothing tells the number of tasks: %s must be set; %s", ShardsVariable, s.how)
	case step < 1 || (index-first)%step != 0:
		return Shard{}, fmt.Errorf("its index is not one of %d, %d and so on", first, first+step)
	}
	shard.Index = (index-first)/step + 1
	if shard.Index < 1 || shard.Index > count {
		return Shard{}, fmt.Errorf("with %d tasks the indexes are %d to %d", count, first, first+(count-1)*step)
	}
	return shard, shard.check()
}

// environment reads numbers from variables and keeps the first error.
type environment struct {
	getenv func(string) string
	err    error
}

func (e *environment) fail(format string, args ...any) {
	if e.err == nil {
		e.err = fmt.Errorf(format, args...)
	}
}

// number is a variable's value, or otherwise where it is not set.
func (e *environment) number(variable string, otherwise int) int {
	text := ""
	if variable != "" {
		text = e.getenv(variable)
	}
	if text == "" || text == "undefined" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1<<30 {
		e.fail("%s is %q, which is no index", variable, text)
		return otherwise
	}
	return n
}
