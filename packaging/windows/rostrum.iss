; Installer of the desk for Windows, by Inno Setup 6.3. NOT RUN YET: it was written on a machine without
; Windows. packaging/windows/build.ps1 builds the folder that it packs and then runs it.

#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{6C6D9E0B-2F0E-4C7E-9C58-8F5E5C0D7A11}
AppName=Rostrum
AppVersion={#Version}
AppPublisher=The Rostrum project
DefaultDirName={autopf}\Rostrum
DefaultGroupName=Rostrum
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=no
Compression=lzma2
SolidCompression=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=Rostrum-{#Version}-setup
SetupIconFile=..\..\build\package\icons\rostrum.ico
UninstallDisplayIcon={app}\rostrum.exe
WizardStyle=modern

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\..\build\package\dist\desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Rostrum"; Filename: "{app}\rostrumw.exe"; Parameters: "desk"; AppUserModelID: "Rostrum.Desk"
Name: "{group}\Rostrum, on a sample sale"; Filename: "{app}\rostrumw.exe"; Parameters: "demo --port 0"

[Registry]
; rostrum:// links to a lot. The desk that is running takes them, and asks before it knows a server.
Root: HKA; Subkey: "Software\Classes\rostrum"; ValueType: string; ValueData: "URL:Link to a lot"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\rostrum"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\rostrum\DefaultIcon"; ValueType: string; ValueData: "{app}\rostrum.exe,0"
Root: HKA; Subkey: "Software\Classes\rostrum\shell\open\command"; ValueType: string; ValueData: """{app}\rostrumw.exe"" desk -- ""%1"""
; Layouts of windows.
Root: HKA; Subkey: "Software\Classes\.rostrum"; ValueType: string; ValueData: "Rostrum.Layout"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Rostrum.Layout"; ValueType: string; ValueData: "Rostrum layout"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Rostrum.Layout\DefaultIcon"; ValueType: string; ValueData: "{app}\rostrum.exe,0"
Root: HKA; Subkey: "Software\Classes\Rostrum.Layout\shell\open\command"; ValueType: string; ValueData: """{app}\rostrumw.exe"" desk -- ""%1"""

[Run]
Filename: "{app}\rostrumw.exe"; Parameters: "desk"; Description: "Open Rostrum"; Flags: nowait postinstall skipifsilent
