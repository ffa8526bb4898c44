# Builds the desk for Windows and its installer. NOT RUN YET: it was written on a machine without Windows.
# Needs Python 3.11 to 3.13 and Inno Setup 6.3 or newer (iscc on PATH). Run in the folder of the source:
#   powershell -ExecutionPolicy Bypass -File packaging\windows\build.ps1
$ErrorActionPreference = "Stop"
$work = "build\package"
$line = Select-String -Path app\rostrum\__init__.py -Pattern '__version__ = "(.+)"'
$version = $line.Matches[0].Groups[1].Value

python -m venv "$work\venv"
$python = "$work\venv\Scripts\python.exe"
& $python -m pip install --quiet --require-hashes -r requirements\run.txt -r requirements\package.txt
if ($LASTEXITCODE) { throw "the packages could not be installed" }
& $python packaging\pyinstaller\icons.py "$work\icons"
& $python -m PyInstaller --noconfirm --log-level WARN --distpath "$work\dist" --workpath "$work\work" packaging\pyinstaller\rostrum.spec
if ($LASTEXITCODE) { throw "the program could not be built" }
& "$work\dist\desk\rostrum.exe" doctor
iscc "/DVersion=$version" packaging\windows\rostrum.iss
if ($LASTEXITCODE) { throw "the installer could not be built" }
Write-Host "dist\Rostrum-$version-setup.exe"
