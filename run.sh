#!/usr/bin/env bash
# Installs what is missing, builds when something changed, starts the program. What is said here goes to stderr.
set -euo pipefail
unset CDPATH

self=${BASH_SOURCE[0]}
if [[ -L $self ]]; then self=$(readlink -f -- "$self"); fi
if [[ $self != */* ]]; then self=./$self; fi
root=$(cd -- "${self%/*}" && pwd)
work=$root/src/Experiments.Cli/obj/run # stamps, lock and logs
program=$root/src/Experiments.Cli/bin/Release/net10.0/Experiments.Cli.dll
benchmarks=$root/tests/Experiments.Benchmarks/bin/Release/net10.0/Experiments.Benchmarks.dll

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en TESTINGPLATFORM_TELEMETRY_OPTOUT=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# What the program calls itself in its help and in the commands that it tells.
printf -v EXPERIMENTS_COMMAND %q "$0"
export EXPERIMENTS_COMMAND
# What shells complete; see the command completion.
export EXPERIMENTS_SCRIPT=$root/run.sh
# Results belong to the project, wherever the caller stands.
export EXPERIMENTS_RESULTS=${EXPERIMENTS_RESULTS:-$root/results}

say() { printf '%s\n' "$@" >&2; }

# 6: something needed is not installed or does not start.
fail() {
  say "$@"
  exit 6
}

has() { command -v "$1" >/dev/null; }

help() {
  cat <<'TEXT'
./run.sh installs what is missing, builds when something changed, and starts the program.

  ./run.sh FILE.yaml...       train: the same as ./run.sh run FILE.yaml...
  ./run.sh COMMAND...         a command of the program, see below
  ./run.sh test [FILTER...]   run the tests: all, or those that match xunit's filters, --filter-class "*Shape*"
  ./run.sh benchmark [...]    measure speed and memory beside PyTorch's; --help tells the options

Environment:
  STACK=nuget|system          where torch comes from: NuGet packages, or a libtorch installed on the machine. Not
                              set: what .stack remembers from the first start, which takes nuget where the package
                              registry has TorchSharp and ScottPlot, else system.
  LIBTORCH=FOLDER             stack system: a libtorch to use in place of Debian's
  TorchDevice=cpu|cuda        stack nuget: which TorchSharp packages. Not set: cuda where nvidia-smi answers

The program:

TEXT
}

# What a build of program|all depends on, as one line: the choices made, and name, time and size of every source file.
fingerprint() {
  local stat=(stat -c '%n %y %s') sources=("$root"/Directory.*.props "$root/global.json" "$root/src")
  if [[ $OSTYPE == darwin* ]]; then stat=(stat -f '%N %Fm %z'); fi
  if [[ $1 == all ]]; then sources+=("$root/Experiments.sln" "$root/tests"); fi
  printf '%s|%s|%s|' "$stack" "$device" "${LIBTORCH:-}"
  {
    find "${sources[@]}" \( -name bin -o -name obj \) -prune -o -type f -exec "${stat[@]}" {} +
    if [[ $stack == system ]]; then "${stat[@]}" "${LIBTORCH:-/usr}/include/ATen/ATen.h" 2>&1 || true; fi
  } | LC_ALL=C sort | cksum
}

detect_device() {
  device=cpu
  if [[ $stack == nuget ]]; then
    device=${TorchDevice:-}
    if [[ -z $device ]]; then
      if has nvidia-smi && nvidia-smi >/dev/null 2>&1; then device=cuda; else device=cpu; fi
    fi
  fi
}

# Sets stack and device from the environment or from what is remembered; leaves stack empty where neither tells.
read_choice() {
  stack=${STACK:-}
  device=
  if [[ -n $stack && $stack != nuget && $stack != system ]]; then
    say "STACK is '$stack'; it must be nuget or system."
    exit 2
  fi
  if [[ -n $stack ]]; then
    detect_device
  elif [[ -s $root/.stack ]]; then
    read -r stack device <"$root/.stack" || true
    device=${TorchDevice:-${device:-cpu}}
  fi
}

check_sdk() {
  local install="Install it from https://dotnet.microsoft.com/download/dotnet/10.0 and start again." answer
  has dotnet || fail "The .NET SDK 10.0 is needed, and 'dotnet' is not on the PATH." "$install"
  # NuGet would create a home folder that is named but missing; the dotnet command refuses to start without it.
  if [[ -n ${HOME:-} && ! -d $HOME ]]; then mkdir -p -- "$HOME" || true; fi
  answer=$(cd "$root" && dotnet --version 2>&1) || fail "The .NET SDK 10.0 is needed; 'dotnet --version' says:" "$answer" "$install"
}

# Asks the package registry for the packages of stack nuget, without what those depend on.
# Sets served to yes, no or unknown: the registry does not answer.
ask_registry() {
  local limit=()
  mkdir -p "$work/probe"
  cat >"$work/probe/Probe.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup>
    <Wanted Include="@(PackageVersion->WithMetadataValue('Identity', 'TorchSharp'))" />
    <Wanted Include="@(PackageVersion->WithMetadataValue('Identity', 'TorchSharp-cpu'))" />
    <Wanted Include="@(PackageVersion->WithMetadataValue('Identity', 'ScottPlot'))" />
    <PackageDownload Include="@(Wanted)" Version="[%(Version)]" />
  </ItemGroup>
</Project>
XML
  if has timeout; then limit=(timeout --foreground 300); fi
  if (cd "$root" && ${limit[@]+"${limit[@]}"} dotnet restore "$work/probe/Probe.csproj" -v quiet \
    -nodeReuse:false -p:ImportDirectoryBuildProps=false) >"$work/probe.log" 2>&1 9>&-; then
    served=yes
  elif grep -qE 'NU110[0-9]' "$work/probe.log" && ! grep -q NU1301 "$work/probe.log"; then
    served=no
  else
    served=unknown
  fi
}

decide_stack() {
  local served=no
  if [[ -z ${LIBTORCH:-} ]]; then ask_registry; fi
  case $served in
    yes) stack=nuget ;;
    no) stack=system ;;
    unknown)
      # Not remembered: the next start asks again.
      if [[ ! -f /usr/include/ATen/ATen.h ]]; then
        cat "$work/probe.log" >&2
        fail "The package registry does not answer, so it is open where torch is to come from." \
          "Connect to the network and start again, or choose by STACK=nuget or STACK=system."
      fi
      stack=system
      say "The package registry does not answer; using stack system for now."
      detect_device
      return
      ;;
  esac
  detect_device
  if [[ $device == cuda ]]; then printf 'nuget cuda\n'; else printf '%s\n' "$stack"; fi >"$root/.stack"
  say "Stack: $stack (remembered in .stack; STACK=nuget|system overrides it)."
}

# Debian 13 and Ubuntu 24.04 gave the library's package another name.
libpng_package() {
  if apt-cache show libpng16-16t64 >/dev/null 2>&1; then echo libpng16-16t64; else echo libpng16-16; fi
}

# The Debian packages of stack system that are missing, in the variable missing.
find_missing() {
  missing=()
  has g++ || missing+=(g++)
  has make || missing+=(make)
  has cmake || missing+=(cmake)
  has gnuplot || missing+=(gnuplot-nox)
  compgen -G '/usr/lib/*/libpng16.so.16' >/dev/null || compgen -G '/usr/lib*/libpng16.so.16' >/dev/null ||
    missing+=("$(libpng_package)")
  if [[ -n ${LIBTORCH:-} ]]; then
    if [[ ! -f $LIBTORCH/include/ATen/ATen.h ]]; then
      fail "LIBTORCH is '$LIBTORCH', but there is no include/ATen/ATen.h in it." \
        "Let LIBTORCH name the folder of an unpacked libtorch, or unset it to use Debian's."
    fi
    return
  fi
  [[ -f /usr/include/ATen/ATen.h ]] || missing+=(libtorch-dev)
  compgen -G '/usr/lib/*/openblas-*/libblas.so.3' >/dev/null || missing+=(libopenblas0-pthread)
}

install_missing() {
  local missing as_root=() install
  find_missing
  ((${#missing[@]})) || return 0
  install=(apt-get install -y --no-install-recommends "${missing[@]}")
  if ! has apt-get; then
    fail "Stack system needs what Debian calls: ${missing[*]}" \
      "This machine has no apt-get. Install these by its own means; for libtorch (1.13 or newer) set LIBTORCH to its folder." \
      "Or use TorchSharp's packages: STACK=nuget."
  fi
  if ((EUID != 0)); then
    if has sudo && { sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]; }; then
      as_root=(sudo)
    else
      fail "Stack system needs Debian packages that are not installed, and this user may not install them. As root, run" \
        "    apt-get update && ${install[*]}" \
        "and start again."
    fi
  fi
  say "Installing ${missing[*]} ..."
  as_root+=(env DEBIAN_FRONTEND=noninteractive)
  # On a fresh machine the package lists are empty or old: then they are fetched, and the install is tried again.
  if ! "${as_root[@]}" "${install[@]}" -o DPkg::Lock::Timeout=120 >"$work/apt.log" 2>&1 9>&- && ! {
    "${as_root[@]}" apt-get update && "${as_root[@]}" "${install[@]}" -o DPkg::Lock::Timeout=120
  } >"$work/apt.log" 2>&1 9>&-; then
    tail -n 20 "$work/apt.log" >&2
    fail "The packages could not be installed. As root, run" "    apt-get update && ${install[*]}" "and start again."
  fi
}

# build program|all: builds the program or the whole solution, unless it stands as the sources, the stack and libtorch ask.
build() {
  if [[ -n $stack ]] && is_current "$1"; then return; fi
  check_sdk
  mkdir -p "$work"
  build_alone "$1" 9>"$work/lock"
}

# One start at a time: file 9 is the lock. What is started here closes it, lest a process that stays keeps the lock.
build_alone() {
  local project=src/Experiments.Cli program_now all_now
  if [[ $1 == all ]]; then project=Experiments.sln; fi
  if has flock && ! flock -n 9; then
    say "Waiting for another start that is building ..."
    flock 9
  fi
  read_choice
  if [[ -z $stack ]]; then decide_stack; fi
  if [[ $stack == system ]]; then install_missing; fi
  if is_current "$1"; then return; fi

  say "Building ..."
  # All builds share their folders: while one goes on, none stands.
  rm -f "$work"/*.stamp
  # Taken before the build, so that a file saved meanwhile counts as changed.
  program_now=$(fingerprint program) all_now=$(fingerprint all)
  if ! (cd "$root" && STACK=$stack TorchDevice=$device dotnet build "$project" -c Release -nodeReuse:false \
    '-clp:ErrorsOnly;NoSummary') >"$work/build.log" 2>&1 9>&-; then
    cat "$work/build.log" >&2
    if grep -q NU1301 "$work/build.log"; then
      fail "The package registry does not answer. Connect to the network and start again."
    fi
    fail "The build failed; the lines above are also in $work/build.log"
  fi
  printf '%s\n' "$program_now" >"$work/program.stamp"
  if [[ $1 == all ]]; then printf '%s\n' "$all_now" >"$work/all.stamp"; fi
}

is_current() {
  [[ -f $program && -f $work/$1.stamp && $(<"$work/$1.stamp") == "$(fingerprint "$1")" ]]
}

# Runs the tests and ends with a line of counts; fails when a test failed or none ran.
run_tests() {
  local log=$work/test.log code=0 options=() passed failed skipped
  build all
  # A filter may leave a project without tests (exit code 8); that none ran at all shows in the counts.
  if (($#)); then options=(--ignore-exit-code 8); fi
  (cd "$root" && STACK=$stack TorchDevice=$device dotnet test --solution Experiments.sln -c Release --no-build \
    "$@" ${options[@]+"${options[@]}"} 2>&1) | tee "$log" || code=$?
  passed=$(count succeeded "$log") failed=$(count failed "$log") skipped=$(count skipped "$log")
  if ((code != 0 && failed == 0)); then
    say "The test run failed, exit code $code; see above."
  elif ((passed + failed == 0)); then
    say "No test ran."
    code=8
  fi
  if ((skipped)); then skipped=", $skipped skipped"; else skipped=; fi
  printf '%s passed, %s failed%s\n' "$passed" "$failed" "$skipped"
  exit "$code"
}

# The number that the summary of 'dotnet test' gives for a word.
count() {
  local number
  number=$(sed -n "s/^ *$1: \([0-9][0-9]*\)$/\1/p" "$2" | tail -n 1)
  printf '%s' "${number:-0}"
}

read_choice
case ${1:-} in
  test)
    shift
    run_tests "$@"
    ;;
  benchmark)
    shift
    build all
    exec dotnet "$benchmarks" "$@"
    ;;
  --help | -h) help ;;
esac
build program
exec dotnet "$program" "$@"
